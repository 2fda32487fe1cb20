using System.Reflection;

namespace Pulumi;

/// <summary>Makes the stack, waits for all that it started, and reports what went wrong.</summary>
internal sealed class Runner(Deployment deployment)
{
    // The language host knows this exit code: the error has been shown, do not show another.
    private const int ErrorWasShown = 32;

    private readonly PendingTasks _pending = new();

    /// <summary>The run does not end before this task has, and fails when it does.</summary>
    public void Watch(Task task) => _pending.Add(task);

    public async Task RunAsync<TStack>(Func<TStack> createStack)
        where TStack : Stack
    {
        try
        {
            createStack().RegisterPropertyOutputs();
        }
        catch (Exception problem)
        {
            Report([problem]);
            return;
        }

        Report(await _pending.IdleOrFailed().ConfigureAwait(false));
    }

    private void Report(IReadOnlyCollection<Exception> problems)
    {
        foreach (var problem in problems)
        {
            deployment.Errors.Enqueue(problem switch
            {
                RunException or ResourceException { HideStack: true } => problem.Message,
                ResourceException => problem.ToString(),
                _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{problem}",
            });
        }

        if (problems.Count > 0)
        {
            Environment.ExitCode = ErrorWasShown;
        }
    }
}

using System.Reflection;

namespace Pulumi;

/// <summary>Constructs the stack, waits for all tasks that it started, and reports the errors.</summary>
internal sealed class Runner(Deployment deployment)
{
    // The language host knows this exit code: the error has been shown, so it shows no other.
    private const int ErrorWasShown = 32;

    private readonly PendingTasks _pending = new();

    /// <summary>The run ends only after this task, and fails if the task fails.</summary>
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

namespace Pulumi;

/// <summary>A changing set of running tasks. Completes when none is left, or when one has failed, whichever is first.</summary>
internal sealed class PendingTasks
{
    private readonly Lock _lock = new();
    private readonly List<Exception> _failures = [];
    private int _running;
    private TaskCompletionSource<IReadOnlyCollection<Exception>>? _waiting;

    public void Add(Task task)
    {
        lock (_lock)
        {
            _running++;
        }

        task.ContinueWith(Remove, TaskScheduler.Default);
    }

    /// <summary>The failures so far; empty if all tasks have succeeded.</summary>
    public Task<IReadOnlyCollection<Exception>> IdleOrFailed()
    {
        lock (_lock)
        {
            _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            AnswerWhenDue();
            return _waiting.Task;
        }
    }

    private void Remove(Task task)
    {
        lock (_lock)
        {
            _running--;
            _failures.AddRange(task.Exception?.InnerExceptions ?? []);
            AnswerWhenDue();
        }
    }

    private void AnswerWhenDue()
    {
        if (_running == 0 || _failures.Count > 0)
        {
            // The same exception arrives once for every output that depends on the failed one.
            _waiting?.TrySetResult([.. _failures.Distinct()]);
        }
    }
}

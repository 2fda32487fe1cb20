namespace Pulumi;

/// <summary>Tasks that come and go. Tells when none is left, or when some have failed, whichever is first.</summary>
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

    /// <summary>The failures so far; none when all have ended well.</summary>
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
            // One exception reaches here from every output that was made of the failed one.
            _waiting?.TrySetResult([.. _failures.Distinct()]);
        }
    }
}

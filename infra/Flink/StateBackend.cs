namespace Infra.Flink;

/// <summary>Where a running job stores its state. Checkpoints go to the bucket with both backends.</summary>
public enum StateBackend
{
    /// <summary>
    /// On the TaskManager's disk, with managed memory as cache. The disk limits the state; checkpoints can be incremental.
    /// </summary>
    RocksDb,

    /// <summary>As objects on the TaskManager's heap: faster, and limited by the heap. Formerly FsStateBackend.</summary>
    HashMap,
}

/// <summary>Whether a backend is right for a state of a known size.</summary>
public abstract record BackendAdvice
{
    private BackendAdvice()
    {
    }

    public sealed record Fits : BackendAdvice;

    /// <summary>The backend works, but another choice is better.</summary>
    public sealed record Better(string Reason, string Remedy) : BackendAdvice;

    /// <summary>The backend has no room for the state.</summary>
    public sealed record TooSmall(string Reason, string Remedy) : BackendAdvice;

    /// <param name="stateMb">The size of the job's whole state in MB.</param>
    /// <param name="diskGb">The volume of an instance in GB; its TaskManagers share it.</param>
    public static BackendAdvice For(StateBackend backend, int stateMb, ClusterSize size, int diskGb)
    {
        var share = (stateMb + size.TaskManagers - 1) / size.TaskManagers;
        var heap = FlinkMemory.Of(size.TaskManagerMb, StateBackend.HashMap).TaskHeap;
        var onDisk = share * size.TaskManagersPerInstance;
        return backend switch
        {
            StateBackend.HashMap when share > heap =>
                new TooSmall(
                    $"each TaskManager would hold {share} MB of state on a heap of {heap} MB",
                    "write stateBackend rocksdb, or use more memory or TaskManagers"),
            StateBackend.HashMap when share > heap / 2 =>
                new Better(
                    $"each TaskManager holds {share} MB of state on a heap of {heap} MB, which leaves little for the job",
                    "write stateBackend rocksdb, or use more memory"),
            StateBackend.RocksDb when onDisk > diskGb * 1024 / 2 =>
                new TooSmall(
                    $"an instance would hold {onDisk} MB of state on a volume of {diskGb} GB, "
                        + "and RocksDB needs the same again for compaction",
                    "write a larger volumeGb, or use more TaskManagers"),
            StateBackend.RocksDb when share <= heap / 4 =>
                new Better(
                    $"{share} MB of state for each TaskManager fit on a heap of {heap} MB, where access is faster",
                    "write stateBackend hashmap if the state does not grow"),
            _ => new Fits(),
        };
    }
}

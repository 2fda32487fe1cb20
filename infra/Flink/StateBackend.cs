namespace Infra.Flink;

/// <summary>Where a running job holds its state; checkpoints of it go to the bucket either way.</summary>
public enum StateBackend
{
    /// <summary>On the TaskManager's disk, with managed memory as its cache: as large as the disk, and checkpoints can be incremental.</summary>
    RocksDb,

    /// <summary>As objects on the TaskManager's heap: fast, and no larger than the heap. The old FsStateBackend.</summary>
    HashMap,
}

/// <summary>Which backend to take for a state of a known size, or what is wrong with the one that was taken.</summary>
public abstract record BackendAdvice
{
    private BackendAdvice()
    {
    }

    public sealed record Fits : BackendAdvice;

    /// <summary>It would run, and another choice would be better.</summary>
    public sealed record Better(string Why, string Instead) : BackendAdvice;

    /// <summary>It cannot hold the state.</summary>
    public sealed record TooSmall(string Why, string Instead) : BackendAdvice;

    /// <param name="stateMb">The size of the whole job's state.</param>
    /// <param name="diskGb">The volume of one instance, which its TaskManagers share.</param>
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
                    "write rocksdb, or more memory or TaskManagers"),
            StateBackend.HashMap when share > heap / 2 =>
                new Better(
                    $"each TaskManager holds {share} MB of state on a heap of {heap} MB, which leaves little to work with",
                    "write rocksdb, or more memory"),
            StateBackend.RocksDb when onDisk > diskGb * 1024 / 2 =>
                new TooSmall(
                    $"an instance would hold {onDisk} MB of state on a volume of {diskGb} GB, and RocksDB needs as much again to rewrite its files",
                    "write a larger volumeGb, or more TaskManagers"),
            StateBackend.RocksDb when share <= heap / 4 =>
                new Better(
                    $"{share} MB of state for each TaskManager would fit on a heap of {heap} MB, where it is faster",
                    "write hashmap if the state stays that small"),
            _ => new Fits(),
        };
    }
}

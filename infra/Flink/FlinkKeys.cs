namespace Infra.Flink;

/// <summary>
/// The names of Flink's configuration options, as of Flink 1.20.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/config/
/// </summary>
public static class FlinkKeys
{
    public const string CheckpointDirectory = "execution.checkpointing.dir";
    public const string SavepointDirectory = "execution.checkpointing.savepoint-dir";
    public const string Incremental = "execution.checkpointing.incremental";
    public const string Retained = "execution.checkpointing.num-retained";
    public const string Storage = "execution.checkpointing.storage";
    public const string Interval = "execution.checkpointing.interval";
    public const string Timeout = "execution.checkpointing.timeout";
    public const string MinPause = "execution.checkpointing.min-pause";
    public const string Mode = "execution.checkpointing.mode";
    public const string Retention = "execution.checkpointing.externalized-checkpoint-retention";
    public const string Backend = "state.backend.type";
    public const string Slots = "taskmanager.numberOfTaskSlots";
    public const string Parallelism = "parallelism.default";
    public const string TaskManagerMemory = "taskmanager.memory.process.size";
    public const string ManagedFraction = "taskmanager.memory.managed.fraction";
    public const string JobManagerMemory = "jobmanager.memory.process.size";
    public const string HighAvailability = "high-availability.type";
    public const string HighAvailabilityDirectory = "high-availability.storageDir";
    public const string Attempts = "yarn.application-attempts";

    // Flink still reads the older names of its options.
    private static readonly string[] OlderNames =
    [
        "state.checkpoints.dir", "state.savepoints.dir", "state.backend.incremental", "state.checkpoints.num-retained",
        "state.checkpoint-storage", "state.backend", "high-availability", "recovery.mode", "recovery.zookeeper.storageDir",
    ];

    /// <summary>The options that the stack sets, under each name that Flink accepts.</summary>
    public static IReadOnlySet<string> Owned { get; } = new HashSet<string>(
    [
        CheckpointDirectory, SavepointDirectory, Incremental, Retained, Storage, Interval, Timeout, MinPause, Mode, Retention,
        Backend, Slots, Parallelism, TaskManagerMemory, ManagedFraction, JobManagerMemory, HighAvailability,
        HighAvailabilityDirectory, Attempts, .. OlderNames,
    ],
    StringComparer.Ordinal);
}

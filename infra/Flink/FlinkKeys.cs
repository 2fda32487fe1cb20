namespace Infra.Flink;

/// <summary>
/// The names of Flink's configuration options. Flink 1.20 moved those of checkpoints to <c>execution.checkpointing</c>. Older
/// versions accept only the old names, and Flink 2 only the new ones.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/config/
/// </summary>
public sealed record FlinkKeys
{
    private static readonly (string New, string Old)[] Renamed =
    [
        ("execution.checkpointing.dir", "state.checkpoints.dir"),
        ("execution.checkpointing.savepoint-dir", "state.savepoints.dir"),
        ("execution.checkpointing.incremental", "state.backend.incremental"),
        ("execution.checkpointing.num-retained", "state.checkpoints.num-retained"),
        ("execution.checkpointing.storage", "state.checkpoint-storage"),
    ];

    private readonly bool usesNewNames;

    private FlinkKeys(bool usesNewNames) => this.usesNewNames = usesNewNames;

    public static FlinkKeys Of(Version flink) => new(flink >= new Version(1, 20));

    public string CheckpointDirectory => Name("execution.checkpointing.dir");

    public string SavepointDirectory => Name("execution.checkpointing.savepoint-dir");

    public string Incremental => Name("execution.checkpointing.incremental");

    public string Retained => Name("execution.checkpointing.num-retained");

    public string Storage => Name("execution.checkpointing.storage");

    // These names are the same in all versions from 1.18 on.
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

    /// <summary>The options that the stack sets, under their new and old names.</summary>
    public static IReadOnlySet<string> Owned { get; } = new HashSet<string>(
    [
        .. Renamed.SelectMany(key => new[] { key.New, key.Old }),
        Interval, Timeout, MinPause, Mode, Retention, Backend, "state.backend", Slots, Parallelism, TaskManagerMemory,
            ManagedFraction,
        JobManagerMemory, HighAvailability, "high-availability", HighAvailabilityDirectory, Attempts,
    ],
    StringComparer.Ordinal);

    private string Name(string key) => usesNewNames ? key : Renamed.Single(renamed => renamed.New == key).Old;
}

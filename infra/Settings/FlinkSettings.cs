using System.Text;
using System.Text.Encodings.Web;
using Infra.Flink;

namespace Infra.Settings;

/// <summary><c>infra:emr.flink</c>: the configuration of every job on the cluster; a job can override it.</summary>
/// <param name="Parallelism">The default parallelism of a job. Default: 2.</param>
/// <param name="Slots">The slots of a TaskManager. Default: 2.</param>
/// <param name="TaskManagers">The number of TaskManagers. Default: null, as many as the parallelism needs.</param>
/// <param name="TaskManagerMb">The process memory of a TaskManager in MB. Default: 4096.</param>
/// <param name="JobManagerMb">The process memory of the JobManager in MB. Default: 2048.</param>
/// <param name="Backend">The state backend. Default: rocksdb.</param>
/// <param name="StateMb">The expected size of the job's state in MB, for advice on the backend. Default: null, unknown.</param>
/// <param name="ChangedPercent">
/// How much of the state, in percent, an incremental checkpoint writes anew, for the estimate of the storage. Default: 10, an
/// assumption; Flink's dashboard shows the sizes of a job's checkpoints.
/// </param>
/// <param name="Incremental">Whether a checkpoint contains only changes, which needs rocksdb. Default: true with rocksdb.</param>
/// <param name="CheckpointIntervalSeconds">The time from the start of a checkpoint to the start of the next. Default: 60.</param>
/// <param name="CheckpointTimeoutSeconds">The time after which a checkpoint fails. Default: 600.</param>
/// <param name="CheckpointMinPauseSeconds">
/// The least time from the end of a checkpoint to the start of the next. Default: 30.
/// </param>
/// <param name="RetainedCheckpoints">How many checkpoints Flink keeps; Flink's own default is 1. Default: 3.</param>
/// <param name="MoreProperties">Other configuration options of Flink, passed on unchanged. Default: none.</param>
public sealed record FlinkSettings(
    int Parallelism,
    int Slots,
    int? TaskManagers,
    int TaskManagerMb,
    int JobManagerMb,
    StateBackend Backend,
    int? StateMb,
    int ChangedPercent,
    bool Incremental,
    int CheckpointIntervalSeconds,
    int CheckpointTimeoutSeconds,
    int CheckpointMinPauseSeconds,
    int RetainedCheckpoints,
    IReadOnlyDictionary<string, string> MoreProperties)
{
    internal static FlinkSettings Read(SettingsSection section)
    {
        var backend = section.OneOf(
            "stateBackend", StateBackend.RocksDb, ("rocksdb", StateBackend.RocksDb), ("hashmap", StateBackend.HashMap));
        var incremental = section.Flag("incremental", byDefault: backend == StateBackend.RocksDb);
        if (incremental && backend == StateBackend.HashMap)
        {
            section.Problem(
                "incremental",
                "true",
                "must be false with the hashmap backend, which writes full checkpoints",
                "write false, or use rocksdb");
        }

        var settings = new FlinkSettings(
            section.Number("parallelism", byDefault: 2, min: 1, max: 4096),
            section.Number("slots", byDefault: 2, min: 1, max: 64),
            section.Has("taskManagers") ? section.Number("taskManagers", byDefault: 1, min: 1, max: 4096) : null,
            section.Number("taskManagerMb", byDefault: 4096, min: FlinkMemory.LeastProcess, max: 1_048_576),
            section.Number("jobManagerMb", byDefault: 2048, min: FlinkMemory.LeastProcess, max: 1_048_576),
            backend,
            section.Has("stateMb") ? section.Number("stateMb", byDefault: 1024, min: 1, max: 1_000_000_000) : null,
            section.Number("changedPercent", byDefault: 10, min: 1, max: 100),
            incremental,
            section.Number("checkpointIntervalSeconds", byDefault: 60, min: 1, max: 86_400),
            section.Number("checkpointTimeoutSeconds", byDefault: 600, min: 10, max: 86_400),
            section.Number("checkpointMinPauseSeconds", byDefault: 30, min: 0, max: 86_400),
            section.Number("retainedCheckpoints", byDefault: 3, min: 1, max: 100),
            ReadMore(section));
        section.RefuseUnknown();
        return settings;
    }

    /// <summary>The longest input, in seconds, that a job processes again after it resumes from its newest checkpoint.</summary>
    public long MostSecondsAgain =>
        (Math.Max(CheckpointIntervalSeconds, CheckpointMinPauseSeconds)
            * (1L + RecoveryOptions.ToleratedFailures(MoreProperties))) + CheckpointTimeoutSeconds;

    /// <summary>The storage and the cost of the checkpoints of a job with these settings.</summary>
    public StorageEstimate Storage(StateSettings state) => StorageEstimate.Of(
        StateMb,
        Incremental ? ChangedPercent : 100,
        Math.Max(CheckpointIntervalSeconds, CheckpointMinPauseSeconds),
        RetainedCheckpoints,
        state.NoncurrentCheckpointDays);

    /// <summary>Notes the properties that can take a job back to an older state, or end it.</summary>
    internal void NoteRecovery(NoteList notes)
    {
        foreach (var option in RecoveryOptions.In(MoreProperties).Where(option => !option.IsRefused))
        {
            notes.Add("RECOVERY_WEAKENED", $"infra:emr.flink.properties.{option.Key}", option.Rule, option.Remedy);
        }

        if (RetainedCheckpoints == 1)
        {
            notes.Add(
                "RECOVERY_WEAKENED",
                "infra:emr.flink.retainedCheckpoints",
                "keeps one checkpoint: where it cannot be read, the job goes back to its last savepoint, or to its start",
                "write 2 or more");
        }
    }

    private static SortedDictionary<string, string> ReadMore(SettingsSection section)
    {
        var more = section.TextMap("properties");
        foreach (var (key, value) in more)
        {
            if (IsUnreadable(key) || IsUnreadable(value))
            {
                section.Problem(
                    $"properties.{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(key)}",
                    null,
                    "has a control character or a character that cannot be read, and Flink reads one line for each property",
                    "take it out of the key and the value");
                continue;
            }

            // https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/filesystems/s3/#entropy-injection-for-s3-file-systems
            if (key.Contains("entropy", StringComparison.OrdinalIgnoreCase)
                || value.Contains("_entropy_", StringComparison.Ordinal))
            {
                section.Problem(
                    $"properties.{key}",
                    SettingsSection.Shown(value),
                    "must not use entropy: Flink would write checkpoints outside the prefixes of the policies and lifecycle "
                        + "rules",
                    "leave it out; S3 scales a busy prefix by itself");
            }
            else if (FlinkKeys.Owned.Contains(key))
            {
                section.Problem(
                    $"properties.{key}",
                    SettingsSection.Shown(value),
                    "is set by the stack",
                    "use the matching setting of infra:emr, or leave it out");
            }
        }

        foreach (var option in RecoveryOptions.In(more).Where(option => option.IsRefused))
        {
            section.Problem($"properties.{option.Key}", SettingsSection.Shown(more[option.Key]), option.Rule, option.Remedy);
        }

        return more;
    }

    // JSON replaces half of a surrogate pair by the replacement character.
    private static bool IsUnreadable(string text) =>
        text.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar);
}

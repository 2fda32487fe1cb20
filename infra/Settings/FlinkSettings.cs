using System.Text;
using System.Text.Encodings.Web;
using Infra.Flink;

namespace Infra.Settings;

/// <summary><c>infra:emr.flink</c>: what every job on the cluster gets unless it says otherwise.</summary>
/// <param name="StateMb">How large the state of the job is expected to grow; null says nothing about it.</param>
/// <param name="Incremental">Whether a checkpoint holds only what changed; RocksDB alone can.</param>
/// <param name="RetainedCheckpoints">How many checkpoints are kept; Flink's own default is 1.</param>
/// <param name="MoreProperties">Other settings of Flink, as they are.</param>
public sealed record FlinkSettings(
    int Parallelism,
    int Slots,
    int? TaskManagers,
    int TaskManagerMb,
    int JobManagerMb,
    StateBackend Backend,
    int? StateMb,
    bool Incremental,
    int CheckpointIntervalSeconds,
    int CheckpointTimeoutSeconds,
    int CheckpointMinPauseSeconds,
    int RetainedCheckpoints,
    IReadOnlyDictionary<string, string> MoreProperties)
{
    internal static FlinkSettings Read(Section section)
    {
        var backend = section.OneOf("stateBackend", StateBackend.RocksDb, ("rocksdb", StateBackend.RocksDb), ("hashmap", StateBackend.HashMap));
        var incremental = section.Flag("incremental", byDefault: backend == StateBackend.RocksDb);
        if (incremental && backend == StateBackend.HashMap)
        {
            section.Problem("incremental", "true", "the hashmap backend writes every checkpoint in full", "write false, or take rocksdb");
        }

        var settings = new FlinkSettings(
            section.Number("parallelism", byDefault: 2, min: 1, max: 4096),
            section.Number("slots", byDefault: 2, min: 1, max: 64),
            section.Has("taskManagers") ? section.Number("taskManagers", byDefault: 1, min: 1, max: 4096) : null,
            section.Number("taskManagerMb", byDefault: 4096, min: FlinkMemory.LeastProcess, max: 1_048_576),
            section.Number("jobManagerMb", byDefault: 2048, min: FlinkMemory.LeastProcess, max: 1_048_576),
            backend,
            section.Has("stateMb") ? section.Number("stateMb", byDefault: 1024, min: 1, max: 1_000_000_000) : null,
            incremental,
            section.Number("checkpointIntervalSeconds", byDefault: 60, min: 1, max: 86_400),
            section.Number("checkpointTimeoutSeconds", byDefault: 600, min: 10, max: 86_400),
            section.Number("checkpointMinPauseSeconds", byDefault: 30, min: 0, max: 86_400),
            section.Number("retainedCheckpoints", byDefault: 3, min: 1, max: 100),
            ReadMore(section));
        section.NothingElse();
        return settings;
    }

    private static SortedDictionary<string, string> ReadMore(Section section)
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
            if (key.Contains("entropy", StringComparison.OrdinalIgnoreCase) || value.Contains("_entropy_", StringComparison.Ordinal))
            {
                section.Problem(
                    $"properties.{key}",
                    Section.Shown(value),
                    "entropy scatters checkpoints over the bucket, where neither the roles' prefixes nor lifecycle rules find them",
                    "leave it out; S3 divides a busy prefix by itself");
            }
            else if (FlinkKeys.Owned.Contains(key))
            {
                section.Problem(
                    $"properties.{key}",
                    Section.Shown(value),
                    "is written by the stack itself",
                    "use the setting of infra:emr that it comes from, or leave it out");
            }
        }

        return more;
    }

    // Half of a surrogate pair becomes the replacement character on its way through JSON.
    private static bool IsUnreadable(string text) =>
        text.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar);
}

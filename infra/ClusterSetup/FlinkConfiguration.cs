using System.Globalization;
using Infra.Flink;
using Infra.Settings;

namespace Infra.ClusterSetup;

/// <summary>
/// The S3 directories of a cluster's state, such as <c>s3://BUCKET/checkpoints/</c>. They follow from the bucket; no setting
/// changes them.
/// </summary>
public sealed record StateDirectories(string Checkpoints, string Savepoints, string HighAvailability);

/// <summary>The configuration of Flink and of YARN, with the key names of the release's Flink version.</summary>
public static class FlinkConfiguration
{
    /// <summary>How many times YARN starts a JobManager before the application fails.</summary>
    private const string Attempts = "10";

    public static IReadOnlyList<EmrConfiguration> For(EmrSettings settings, StateDirectories directories) =>
    [
        new("flink-conf", FlinkConf(settings, directories)),
        new("yarn-site", new()
        {
            ["yarn.nodemanager.resource.cpu-vcores"] = Text(settings.CoreType.Cpus),
            ["yarn.nodemanager.resource.memory-mb"] = Text(settings.CoreType.YarnMb),
            ["yarn.resourcemanager.am.max-attempts"] = Attempts,
            ["yarn.scheduler.maximum-allocation-mb"] = Text(settings.CoreType.YarnMb),
            ["yarn.scheduler.minimum-allocation-mb"] = Text(ClusterSize.YarnStepMb),
        }),

        // By default YARN schedules by memory alone, and would place more slots on an instance than it has vCPUs.
        new(
            "capacity-scheduler",
            new() { ["yarn.scheduler.capacity.resource-calculator"] =
                "org.apache.hadoop.yarn.util.resource.DominantResourceCalculator" }),
    ];

    private static SortedDictionary<string, string> FlinkConf(EmrSettings settings, StateDirectories directories)
    {
        var (flink, keys) = (settings.Flink, FlinkKeys.Of(settings.Release.Flink));
        var conf = new SortedDictionary<string, string>(flink.MoreProperties.ToDictionary(), StringComparer.Ordinal)
        {
            [FlinkKeys.Backend] = flink.Backend == StateBackend.RocksDb ? "rocksdb" : "hashmap",
            [keys.Storage] = "filesystem", // the default is the JobManager's heap, which is lost when the JobManager stops
            [keys.CheckpointDirectory] = directories.Checkpoints,
            [keys.SavepointDirectory] = directories.Savepoints,
            [keys.Incremental] = flink.Incremental ? "true" : "false",
            [keys.Retained] = Text(flink.RetainedCheckpoints),
            [FlinkKeys.Interval] = $"{flink.CheckpointIntervalSeconds} s",
            [FlinkKeys.Timeout] = $"{flink.CheckpointTimeoutSeconds} s",
            [FlinkKeys.MinPause] = $"{flink.CheckpointMinPauseSeconds} s",
            [FlinkKeys.Mode] = "EXACTLY_ONCE",
            [FlinkKeys.Retention] = "RETAIN_ON_CANCELLATION", // the default deletes the last checkpoint when a job is cancelled
            [FlinkKeys.Parallelism] = Text(flink.Parallelism),
            [FlinkKeys.Slots] = Text(settings.Size.Slots),
            [FlinkKeys.TaskManagerMemory] = $"{settings.Size.TaskManagerMb}m",
            [FlinkKeys.JobManagerMemory] = $"{settings.Size.JobManagerMb}m",
            [FlinkKeys.Attempts] = Attempts,
        };
        if (flink.Backend == StateBackend.HashMap)
        {
            conf[FlinkKeys.ManagedFraction] = "0.0"; // RocksDB alone uses managed memory; without it, the heap gets that share
        }

        if (settings.HighAvailability)
        {
            // EMR configures the ZooKeeper quorum.
            conf[FlinkKeys.HighAvailability] = "zookeeper";
            conf[FlinkKeys.HighAvailabilityDirectory] = directories.HighAvailability;
        }

        return conf;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

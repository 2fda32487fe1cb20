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
    public static IReadOnlyList<EmrConfiguration> For(EmrSettings settings, StateDirectories directories) =>
    [
        new("flink-conf", FlinkConf(settings, directories)),
        new("yarn-site", new(PlacementOf(settings), StringComparer.Ordinal)
        {
            ["yarn.nodemanager.resource.cpu-vcores"] = Text(settings.CoreType.Cpus),
            ["yarn.nodemanager.resource.memory-mb"] = Text(settings.CoreType.YarnMb),
            ["yarn.resourcemanager.am.max-attempts"] = Attempts(settings),
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
        var flink = settings.Flink;
        var conf = new SortedDictionary<string, string>(flink.MoreProperties.ToDictionary(), StringComparer.Ordinal)
        {
            [FlinkKeys.Backend] = flink.Backend == StateBackend.RocksDb ? "rocksdb" : "hashmap",
            [FlinkKeys.Storage] = "filesystem", // the default is the JobManager's heap, which is lost when the JobManager stops
            [FlinkKeys.CheckpointDirectory] = directories.Checkpoints,
            [FlinkKeys.SavepointDirectory] = directories.Savepoints,
            [FlinkKeys.Incremental] = flink.Incremental ? "true" : "false",
            [FlinkKeys.Retained] = Text(flink.RetainedCheckpoints),
            [FlinkKeys.Interval] = $"{flink.CheckpointIntervalSeconds} s",
            [FlinkKeys.Timeout] = $"{flink.CheckpointTimeoutSeconds} s",
            [FlinkKeys.MinPause] = $"{flink.CheckpointMinPauseSeconds} s",
            [FlinkKeys.Mode] = "EXACTLY_ONCE",
            [FlinkKeys.Retention] = "RETAIN_ON_CANCELLATION", // the default deletes the last checkpoint when a job is cancelled
            [FlinkKeys.Parallelism] = Text(flink.Parallelism),
            [FlinkKeys.Slots] = Text(settings.Size.Slots),
            [FlinkKeys.TaskManagerMemory] = $"{settings.Size.TaskManagerMb}m",
            [FlinkKeys.JobManagerMemory] = $"{settings.Size.JobManagerMb}m",
            [FlinkKeys.Attempts] = Attempts(settings),
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

    // EMR can remove a task node, a spot instance at any time, and the loss of a JobManager ends its job. Since EMR 6, YARN may
    // place a JobManager on any node by default.
    // https://repost.aws/knowledge-center/emr-configure-node-labeling-yarn
    private static Dictionary<string, string> PlacementOf(EmrSettings settings) => settings.Tasks is null ? new() : new()
    {
        ["yarn.node-labels.enabled"] = "true",
        ["yarn.node-labels.am.default-node-label-expression"] = "CORE",
    };

    // How many times YARN starts a JobManager. Only high-availability metadata tells a second JobManager which checkpoint is the
    // newest; without it, the job starts again from its submitted state. With 1, YARN never starts a second one; with more, it
    // does not count the loss of a node. YARN's limit also applies to a job that requests more attempts.
    // https://issues.apache.org/jira/browse/FLINK-18899
    // https://github.com/apache/hadoop/blob/trunk/hadoop-yarn-project/hadoop-yarn/hadoop-yarn-server/hadoop-yarn-server-resourcemanager/src/main/java/org/apache/hadoop/yarn/server/resourcemanager/rmapp/RMAppImpl.java
    // (AttemptFailedTransition)
    private static string Attempts(EmrSettings settings) => settings.HighAvailability ? "10" : "1";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

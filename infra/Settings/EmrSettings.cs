using System.Text.RegularExpressions;
using Infra.Flink;

namespace Infra.Settings;

/// <summary><c>infra:emr</c>; there are none where it is not enabled.</summary>
/// <param name="OsRelease">The release of Amazon Linux on the nodes. Left open, EMR chooses one, and the next update would replace the cluster.</param>
/// <param name="Primaries">One, or three that stand in for each other.</param>
/// <param name="Size">How many containers and core instances the settings of Flink come to.</param>
/// <param name="MaxCoreInstances">How far managed scaling may go.</param>
/// <param name="Zone">Which of the VPC's zones the cluster stands in, from 1 on.</param>
/// <param name="VolumeGb">The data volume of each node: RocksDB's files and HDFS.</param>
/// <param name="IdleMinutes">After how many idle minutes the cluster ends itself; null never.</param>
/// <param name="InTransit">Whether nodes encrypt what they send each other.</param>
/// <param name="LogDays">How long logs of the cluster are kept.</param>
/// <param name="LongestOutageDays">How long a job may be down and still be resumed with the uploads that its sinks left unfinished.</param>
public sealed partial record EmrSettings(
    EmrRelease Release,
    string OsRelease,
    InstanceShape PrimaryType,
    InstanceShape CoreType,
    int Primaries,
    ClusterSize Size,
    int MaxCoreInstances,
    int Zone,
    int VolumeGb,
    int? IdleMinutes,
    bool InTransit,
    int LogDays,
    int LongestOutageDays,
    FlinkSettings Flink)
{
    public const int RootVolumeGb = 32;

    /// <summary>
    /// EMR validates each release of Amazon Linux for all its current releases. A newer one is a new cluster, so this moves by hand.
    /// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-default-ami.html
    /// </summary>
    private const string DefaultOsRelease = "2023.12.20260622.0";

    public bool HighAvailability => Primaries > 1;

    public bool Scales => MaxCoreInstances > Size.Instances;

    internal static EmrSettings? Read(Section section, Stage stage, NetworkSettings network, StateSettings state, NoteList notes)
    {
        var enabled = section.Flag("enabled", byDefault: false);
        var release = section.Parsed("release", EmrRelease.Ask, $"write {EmrRelease.Newest}, for example") ?? EmrRelease.Newest;
        var osRelease = section.Text("osRelease") ?? DefaultOsRelease;
        if (!OsReleaseLabel().IsMatch(osRelease))
        {
            section.Problem(
                "osRelease",
                osRelease,
                "is not a release of Amazon Linux 2023",
                $"write one that `aws emr describe-release-label --release-label {release}` lists, such as {DefaultOsRelease}");
        }

        var shape = InstanceShape.Of("m7g.xlarge");
        var primaryType = section.Parsed("primaryInstanceType", InstanceShape.Ask, "write m7g.xlarge, for example") ?? shape;
        var coreType = section.Parsed("coreInstanceType", InstanceShape.Ask, "write m7g.xlarge, for example") ?? shape;
        var primaries = section.Number("primaries", byDefault: 1, min: 1, max: 3);
        if (primaries == 2)
        {
            section.Problem("primaries", "2", "EMR runs one primary node, or three that vote", "write 1 or 3");
        }

        var zone = section.Number("zone", byDefault: 1, min: 1, max: SubnetPlan.MaxZones);
        if (zone > network.Zones)
        {
            section.Problem("zone", $"{zone}", $"infra:network.zones is {network.Zones}", $"write a number from 1 to {network.Zones}");
        }

        var flink = FlinkSettings.Read(section.Nested("flink"));
        var size = ReadSize(section, flink, coreType);
        var max = ReadMost(section, size);
        var volume = section.Number("volumeGb", byDefault: 64, min: 15, max: 16_384);
        var inTransit = ReadInTransit(section, stage, enabled, notes);
        var idle = ReadIdle(section, stage, primaries);
        var logDays = section.Number("logDays", byDefault: 30, min: 1, max: 3650);
        var outage = ReadOutage(section, state, enabled);
        section.NothingElse();
        if (size is null || !enabled)
        {
            return null;
        }

        Advise(section, flink, size, volume, notes);
        return new(release, osRelease, primaryType, coreType, primaries, size, max, zone, volume, idle, inTransit, logDays, outage, flink);
    }

    private static ClusterSize? ReadSize(Section section, FlinkSettings flink, InstanceShape coreType)
    {
        var instances = section.Has("coreInstances") ? section.Number("coreInstances", byDefault: 1, min: 1, max: 1000) : (int?)null;
        var (size, problems) = ClusterSize.For(new(
            flink.Parallelism, flink.Slots, flink.TaskManagers, flink.TaskManagerMb, flink.JobManagerMb, coreType, instances));
        foreach (var problem in problems)
        {
            section.Problem(problem.Setting, $"{problem.Given}", problem.Rule, problem.Remedy);
        }

        return size;
    }

    // Twice the least, so that a job can be resumed beside one that is still draining.
    private static int ReadMost(Section section, ClusterSize? size)
    {
        var least = size?.Instances ?? 1;
        var most = section.Number("maxCoreInstances", byDefault: Math.Min(2 * least, 2000), min: 1, max: 2000);
        if (most < least && size is not null)
        {
            section.Problem(
                "maxCoreInstances",
                $"{most}",
                $"managed scaling cannot go below the {least} core instances that the jobs need",
                $"write {least} for no scaling, or more");
        }

        return most;
    }

    private static bool ReadInTransit(Section section, Stage stage, bool enabled, NoteList notes)
    {
        var inTransit = section.Flag("inTransitEncryption", byDefault: true);
        if (!inTransit && stage == Stage.Prod)
        {
            section.Problem(
                "inTransitEncryption",
                "false",
                "lets nodes send each other state in the clear, which a prod stack refuses",
                "write true, or leave it out");
        }
        else if (!inTransit && enabled)
        {
            notes.Add(
                "EMR_TRAFFIC_IN_THE_CLEAR",
                "infra:emr.inTransitEncryption",
                "nodes send each other state in the clear",
                "write true; a prod stack refuses false");
        }

        return inTransit;
    }

    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-auto-termination-policy.html
    private static int? ReadIdle(Section section, Stage stage, int primaries)
    {
        var isProtected = stage == Stage.Prod || primaries > 1;
        var idle = section.Number("idleMinutes", byDefault: isProtected ? 0 : 60, min: 0, max: 10_080);
        if (idle > 0 && isProtected)
        {
            section.Problem(
                "idleMinutes",
                $"{idle}",
                $"{(stage == Stage.Prod ? "a prod cluster" : "a cluster of three primaries")} is protected against its end, also while no job runs",
                "leave it out");
        }

        return idle > 0 ? idle : null;
    }

    // A file sink keeps what it writes as unfinished uploads, and a savepoint refers to them: once S3 gives these up, it cannot be resumed.
    // https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/connectors/datastream/filesystem/#s3-specific
    private static int ReadOutage(Section section, StateSettings state, bool enabled)
    {
        var days = section.Number("longestOutageDays", byDefault: 7, min: 1, max: 365);
        if (enabled && state.AbortUploadDays < days)
        {
            section.Problem(
                "longestOutageDays",
                $"{days}",
                $"unfinished uploads are given up after {state.AbortUploadDays} days (infra:state.abortUploadDays), and a job that was down for {days} could not be resumed",
                $"write abortUploadDays {days} or more, or a shorter outage");
        }

        return days;
    }

    private static void Advise(Section section, FlinkSettings flink, ClusterSize size, int volume, NoteList notes)
    {
        if (flink.StateMb is not { } state)
        {
            return;
        }

        switch (BackendAdvice.For(flink.Backend, state, size, volume))
        {
            case BackendAdvice.TooSmall small:
                section.Problem("flink.stateMb", $"{state}", small.Why, small.Instead);
                break;
            case BackendAdvice.Better better:
                notes.Add("STATE_BACKEND", "infra:emr.flink.stateBackend", better.Why, better.Instead);
                break;
            default:
                break;
        }
    }

    [GeneratedRegex(@"^2023\.[0-9]{1,3}\.20[0-9]{6}\.[0-9]{1,3}\z")]
    private static partial Regex OsReleaseLabel();
}

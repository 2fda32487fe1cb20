using System.Text.RegularExpressions;
using IamEngine.Model;
using Infra.Flink;

namespace Infra.Settings;

/// <summary><c>infra:emr</c>. Default: no cluster.</summary>
/// <param name="Release">The EMR release. Default: the newest known one.</param>
/// <param name="OsRelease">
/// The release of Amazon Linux on the nodes. It is always set: otherwise EMR chooses one, and the next update replaces the
/// cluster. Default: the release that <see cref="DefaultOsRelease"/> names.
/// </param>
/// <param name="PrimaryType">The instance type of the primary nodes. Default: m7g.xlarge.</param>
/// <param name="CoreType">The instance type of the core nodes. Default: m7g.xlarge.</param>
/// <param name="Primaries">The number of primary nodes: 1, or 3 for high availability. Default: 1.</param>
/// <param name="Size">The containers and core instances of the job. Default: what the Flink settings need.</param>
/// <param name="MaxCoreInstances">The limit of managed scaling. Default: twice the core instances.</param>
/// <param name="Zone">The number of the VPC's zone that the cluster runs in, from 1. Default: 1.</param>
/// <param name="VolumeGb">The data volume of each node in GB, for RocksDB's files and HDFS. Default: 64.</param>
/// <param name="IdleMinutes">
/// The idle minutes after which EMR terminates the cluster; null for never. Default: 60 in a dev stack with one primary, else
/// never.
/// </param>
/// <param name="InTransit">Whether traffic between nodes is encrypted. Default: true.</param>
/// <param name="LogDays">How many days the cluster's logs are kept. Default: 30.</param>
/// <param name="LongestOutageDays">
/// How many days a job may be down and still resume with the unfinished uploads of its sinks. Default: 7.
/// </param>
/// <param name="Tasks">The task nodes. Default: null, none.</param>
/// <param name="Bootstrap">The scripts that each node runs before EMR installs its programs. Default: none.</param>
/// <param name="Endpoints">
/// The services that hosts reach through an interface endpoint, in addition to those of EMR. Default: none.
/// </param>
/// <param name="SessionManager">
/// Whether Session Manager can connect to the nodes. Default: true without a bastion, else false.
/// </param>
/// <param name="Job">What jobs use in addition to the state bucket. Default: nothing.</param>
/// <param name="Flink">The settings of Flink. Default: those of <see cref="FlinkSettings"/>.</param>
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
    TaskSettings? Tasks,
    Seq<BootstrapScript> Bootstrap,
    Seq<EndpointService> Endpoints,
    bool SessionManager,
    JobSettings Job,
    FlinkSettings Flink)
{
    public const int RootVolumeGb = 32;

    /// <summary>
    /// EMR validates each release of Amazon Linux for all current EMR releases. Another release replaces the cluster, so it
    /// changes only with the setting.
    /// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-default-ami.html
    /// </summary>
    private const string DefaultOsRelease = "2023.12.20260622.0";

    public bool HighAvailability => Primaries > 1;

    public bool Scales => MaxCoreInstances > Size.Instances || Tasks is { Scales: true };

    /// <summary>
    /// The services with an interface endpoint; with a NAT gateway, the nodes reach EMR's own services through it.
    /// </summary>
    public Seq<EndpointService> EndpointServices(bool internetThroughNat) =>
    [
        .. internetThroughNat ? [] : EndpointService.OfEmr,
        .. internetThroughNat || !SessionManager ? [] : EndpointService.OfSessionManager,
        .. Endpoints,
    ];

    internal static EmrSettings? Read(
        SettingsSection section, Stage stage, NetworkSettings? given, bool hasBastion, StateSettings state, NoteList notes)
    {
        var enabled = section.Flag("enabled", byDefault: false);
        if (enabled && given is null)
        {
            section.Problem(
                "enabled", "true", "needs a network, and infra:network.enabled is false", "give the stack a network, or no cluster");
        }

        var network = given ?? NetworkSettings.Default;
        var release = section.Parsed("release", EmrRelease.Ask, $"write {EmrRelease.Newest}, for example") ?? EmrRelease.Newest;
        var osRelease = section.Text("osRelease") ?? DefaultOsRelease;
        if (!OsReleaseLabel().IsMatch(osRelease))
        {
            section.Problem(
                "osRelease",
                osRelease,
                "must be a release of Amazon Linux 2023",
                $"write one that `aws emr describe-release-label --release-label {release}` lists, such as {DefaultOsRelease}");
        }

        var shape = InstanceShape.Of("m7g.xlarge");
        var primaryType = section.Parsed("primaryInstanceType", InstanceShape.Ask, "write m7g.xlarge, for example") ?? shape;
        var coreType = section.Parsed("coreInstanceType", InstanceShape.Ask, "write m7g.xlarge, for example") ?? shape;
        var primaries = section.Number("primaries", byDefault: 1, min: 1, max: 3);
        if (primaries == 2)
        {
            section.Problem(
                "primaries", "2", "must be 1 or 3: EMR runs one primary node, or three for high availability", "write 1 or 3");
        }

        var zone = section.Number("zone", byDefault: 1, min: 1, max: SubnetPlan.MaxZones);
        if (zone > Math.Max(network.Zones, 1))
        {
            section.Problem(
                "zone",
                $"{zone}",
                network.Existing is null ? $"must be at most infra:network.zones, which is {network.Zones}"
                    : $"must be at most {network.Zones}, the number of infra:network.existing.privateSubnets",
                $"write a number from 1 to {network.Zones}");
        }

        var flink = FlinkSettings.Read(section.Nested("flink"));
        var size = ReadSize(section, flink, coreType);
        var max = ReadMaxCoreInstances(section, size);
        var volume = section.Number("volumeGb", byDefault: 64, min: 15, max: 16_384);
        var inTransit = ReadInTransit(section, stage, enabled, notes);
        var idle = ReadIdle(section, stage, primaries);
        var logDays = section.Number("logDays", byDefault: 30, min: 1, max: 3650);
        var outage = ReadOutage(section, state, enabled);
        var jobNotes = new NoteList();
        var job = JobSettings.Read(section.Nested("job"), stage, network, jobNotes);
        var tasks = TaskSettings.Read(section, coreType);
        var bootstrap = BootstrapScript.Read(section);
        var endpoints = EmrEndpoints.Read(section, network, job, jobNotes);
        var sessionManager = section.Flag("sessionManager", byDefault: !hasBastion);
        section.RefuseUnknown();
        if (size is null || !enabled)
        {
            return null;
        }

        EmrNotes.Network(network, hasBastion || sessionManager, notes);
        EmrNotes.Backend(section, flink, size, volume, notes);
        flink.NoteRecovery(notes);
        notes.AddAll(jobNotes);
        EmrNotes.JobsEnd(primaries, stage, notes);
        EmrNotes.Storage(flink, state, notes);
        return new(
            release, osRelease, primaryType, coreType, primaries, size, max, zone, volume, idle, inTransit, logDays, outage,
            tasks, bootstrap, endpoints, sessionManager, job,
            flink);
    }

    private static ClusterSize? ReadSize(SettingsSection section, FlinkSettings flink, InstanceShape coreType)
    {
        var instances =
            section.Has("coreInstances") ? section.Number("coreInstances", byDefault: 1, min: 1, max: 1000) : (int?)null;
        var (size, problems) = ClusterSize.For(new(
            flink.Parallelism, flink.Slots, flink.TaskManagers, flink.TaskManagerMb, flink.JobManagerMb, coreType, instances));
        foreach (var problem in problems)
        {
            section.Problem(problem.Setting, $"{problem.Value}", problem.Rule, problem.Remedy);
        }

        return size;
    }

    // The default is twice the minimum, so that a resumed job can run at the same time as one that is still draining.
    private static int ReadMaxCoreInstances(SettingsSection section, ClusterSize? size)
    {
        var min = size?.Instances ?? 1;
        var max = section.Number("maxCoreInstances", byDefault: Math.Min(2 * min, 2000), min: 1, max: 2000);
        if (max < min && size is not null)
        {
            section.Problem(
                "maxCoreInstances",
                $"{max}",
                $"must be at least {min}, the number of core instances that the jobs need",
                $"write {min} for no scaling, or more");
        }

        return max;
    }

    private static bool ReadInTransit(SettingsSection section, Stage stage, bool enabled, NoteList notes)
    {
        var inTransit = section.Flag("inTransitEncryption", byDefault: true);
        if (!inTransit && stage == Stage.Prod)
        {
            section.Problem(
                "inTransitEncryption",
                "false",
                "sends state between nodes unencrypted, which a prod stack must not allow",
                "write true, or leave it out");
        }
        else if (!inTransit && enabled)
        {
            notes.Add(
                "EMR_TRAFFIC_IN_THE_CLEAR",
                "infra:emr.inTransitEncryption",
                "nodes send each other state unencrypted",
                "write true; a prod stack must not use false");
        }

        return inTransit;
    }

    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-auto-termination-policy.html
    private static int? ReadIdle(SettingsSection section, Stage stage, int primaries)
    {
        var isProtected = stage == Stage.Prod || primaries > 1;
        var idle = section.Number("idleMinutes", byDefault: isProtected ? 0 : 60, min: 0, max: 10_080);
        if (idle > 0 && isProtected)
        {
            section.Problem(
                "idleMinutes",
                $"{idle}",
                $"cannot apply to {(stage == Stage.Prod ? "a prod cluster" : "a cluster of three primaries")}, "
                    + "which has termination protection",
                "leave it out");
        }

        return idle > 0 ? idle : null;
    }

    // A file sink writes by multipart uploads, and a savepoint refers to unfinished ones: a job cannot resume after S3 has
    // aborted them.
    // https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/connectors/datastream/filesystem/#s3-specific
    private static int ReadOutage(SettingsSection section, StateSettings state, bool enabled)
    {
        var days = section.Number("longestOutageDays", byDefault: 7, min: 1, max: 365);
        if (enabled && state.AbortUploadDays < days)
        {
            section.Problem(
                "longestOutageDays",
                $"{days}",
                $"must be at most infra:state.abortUploadDays, which is {state.AbortUploadDays}: "
                    + "then S3 aborts the uploads that a resumed job needs",
                $"set abortUploadDays to {days} or more, or write a shorter outage");
        }

        return days;
    }

    [GeneratedRegex(@"^2023\.[0-9]{1,3}\.20[0-9]{6}\.[0-9]{1,3}\z")]
    private static partial Regex OsReleaseLabel();
}

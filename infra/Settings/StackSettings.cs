using IamEngine.Model;
using Policies.Access;

namespace Infra.Settings;

/// <summary>All settings of a stack, with one record for each component.</summary>
/// <param name="Stage">prod or dev. Default: prod.</param>
/// <param name="Region">The AWS Region, from <c>aws:region</c>. Required.</param>
/// <param name="Tags">Tags for every resource, in addition to those of the stack. Default: none.</param>
/// <param name="Network">Null if the stack has no network: then it has neither hosts nor a cluster.</param>
/// <param name="Bastion">Null if the stack has no bastion.</param>
public sealed record StackSettings(
    string StackName,
    Stage Stage,
    Region Region,
    IReadOnlyDictionary<string, string> Tags,
    NetworkSettings? Network,
    BastionSettings? Bastion,
    Seq<AccessSettings> Uploaders,
    StateSettings State,
    EmrSettings? Emr,
    PreviewAccessSettings? PreviewAccess,
    ConfirmedSettings Confirmed)
{
    private static readonly string[] Keys =
        ["stage", "tags", "network", "bastion", "access", "uploaders", "state", "emr", "previewAccess", "confirmed"];

    /// <summary>
    /// Whether Pulumi protects resources with data or identity, and keeps them in AWS when the program no longer declares them.
    /// </summary>
    public bool IsProtected => Stage == Stage.Prod;

    /// <summary>The prefixes of uploaders beside checkpoints and savepoints.</summary>
    public Seq<StatePrefix> FurtherPrefixes => Uploaders.SelectMany(uploader => uploader.Grants).Select(grant => grant.Prefix)
        .Where(prefix => !prefix.HoldsState).Distinct().OrderBy(prefix => prefix.Text, StringComparer.Ordinal).ToSeq();

    /// <summary>Reads and checks all settings, and reports all problems together.</summary>
    /// <param name="config">
    /// Pulumi's configuration: full keys such as <c>infra:network</c>, structured values as JSON text.
    /// </param>
    /// <param name="secretKeys">The keys whose values the engine treats as secrets.</param>
    /// <param name="stackName">Such as dev.</param>
    public static SettingsReading Read(
        IReadOnlyDictionary<string, string> config, IReadOnlySet<string> secretKeys, string stackName)
    {
        var problems = new ProblemList(secretKeys);
        var notes = new NoteList();
        EncryptedSettings.Refuse(config, secretKeys, [.. Keys.Select(name => $"infra:{name}"), "aws:region"], problems);
        RefuseUnknownKeys(config, problems);
        var stage = ReadStage(config, stackName, problems);
        var region = ReadRegion(config, problems);
        var tags = TagSettings.Read(config.GetValueOrDefault(TagSettings.Key), problems);
        var network = NetworkSettings.Read(SectionOf("network"), stage);
        var bastion = BastionSettings.Read(SectionOf("bastion"), network is not null, stage, notes);
        var previewAccess = PreviewAccessSettings.Read(SectionOf("previewAccess"), stackName, stage, notes);
        var uploaders = UploaderList.Read(
            config.GetValueOrDefault(UploaderList.Key), SectionOf("access"), secretKeys, previewAccess, stage, problems, notes);
        var state = StateSettings.Read(SectionOf("state"), uploaders);
        var confirmed = ConfirmedSettings.Read(SectionOf("confirmed"));
        var emr = EmrSettings.Read(SectionOf("emr"), stage, network, bastion is not null, state, notes);

        TagSettings.CheckOperators(tags, bastion?.Operators, problems);
        RequireSubnets(network?.Existing, bastion, emr, problems);
        RefuseStateOfPulumi(emr, previewAccess, problems);
        RefuseOtherPartitions(uploaders, region, problems);
        return problems.Any || region is null
            ? new SettingsReading.Refused(problems.ToSeq())
            : new SettingsReading.Read(
                new(stackName, stage, region, tags, network, bastion, uploaders, state, emr, previewAccess, confirmed),
                notes.ToSeq());

        SettingsSection SectionOf(string name) => new($"infra:{name}", config.GetValueOrDefault($"infra:{name}"), problems);
    }

    /// <summary>
    /// The uploaders of settings that <see cref="Read"/> accepted, such as those in a report. An encrypted external id is its
    /// placeholder.
    /// </summary>
    /// <param name="access">The value of <c>infra:access</c> as JSON; null if it is not set.</param>
    /// <param name="uploaders">The value of <c>infra:uploaders</c> as JSON; null if it is not set.</param>
    public static Seq<AccessSettings> UploadersOf(string? access, string? uploaders)
    {
        var problems = new ProblemList(new HashSet<string>());
        return UploaderList.Read(
            uploaders, new("infra:access", access, problems), new HashSet<string>(), delivery: null, Stage.Dev, problems, new());
    }

    private static void RequireSubnets(
        ExistingNetworkSettings? network, BastionSettings? bastion, EmrSettings? emr, ProblemList problems)
    {
        (bool IsNeeded, Seq<string>? Subnets, string Name, string For, string Setting)[] needs =
        [
            (bastion is not null, network?.PublicSubnets, "publicSubnets", "the bastion", "infra:bastion.enabled"),
            (emr is not null, network?.PrivateSubnets, "privateSubnets", "the cluster", "infra:emr.enabled"),
        ];
        foreach (var need in needs.Where(need => need.IsNeeded && need.Subnets is { Count: 0 }))
        {
            problems.Add(
                $"infra:network.existing.{need.Name}", null, $"must have a subnet for {need.For}",
                $"list the id of one, or write {need.Setting} false");
        }
    }

    // The state of Pulumi holds the secrets of its stacks, and decides what the role that deploys changes.
    private static void RefuseStateOfPulumi(EmrSettings? emr, PreviewAccessSettings? access, ProblemList problems)
    {
        if (access?.StateBucket is { } state && emr is not null
            && emr.Job.Data.Buckets.Any(bucket => bucket.Name.Value == state.Value))
        {
            problems.Add(
                "infra:emr.job.buckets", state.Value,
                "is the bucket of Pulumi's state (infra:previewAccess.stateBucket), which jobs must not use",
                "name the bucket that holds the job's data");
        }
    }

    private static void RefuseOtherPartitions(Seq<AccessSettings> uploaders, Region? region, ProblemList problems)
    {
        foreach (var (index, uploader) in uploaders.Index())
        {
            if (region is not null && uploader.Identity is UploaderIdentity.PermissionSet set
                && set.Region.Partition != region.Partition)
            {
                problems.Add(
                    $"{UploaderList.Key}[{index}].permissionSet.region", set.Region.Value,
                    $"is in the partition {set.Region.Partition}, and the stack is in {region.Partition}: no role of one can "
                        + "assume a role of the other",
                    "write the Region of IAM Identity Center in the stack's partition");
            }
        }
    }

    private static Stage ReadStage(IReadOnlyDictionary<string, string> config, string stackName, ProblemList problems)
    {
        var named = stackName == "prod" || stackName.StartsWith("prod-", StringComparison.Ordinal);
        switch (config.GetValueOrDefault("infra:stage"))
        {
            case null or "prod":
                return Stage.Prod;
            case "dev" when named:
                problems.Add(
                    "infra:stage",
                    "dev",
                    $"a stack called {stackName} must have the stage prod",
                    "write prod, or leave it out");
                return Stage.Prod;
            case "dev":
                return Stage.Dev;
            case var other:
                problems.Add(
                    "infra:stage",
                    SettingsSection.Shown(other),
                    "must be prod or dev",
                    "write prod, or dev for a stack without protection");
                return Stage.Prod;
        }
    }

    private static Region? ReadRegion(IReadOnlyDictionary<string, string> config, ProblemList problems)
    {
        if (config.GetValueOrDefault("aws:region") is not { } text)
        {
            problems.Add("aws:region", null, "is required: the Region of the stack", "write us-east-1, for example");
            return null;
        }

        switch (Region.Ask(text))
        {
            case Answer<Region>.Yes yes:
                return yes.Value;
            case Answer<Region>.No no:
                problems.Add("aws:region", SettingsSection.Shown(text), no.Reasons[0], "write us-east-1, for example");
                break;
        }

        return null;
    }

    private static void RefuseUnknownKeys(IReadOnlyDictionary<string, string> config, ProblemList problems)
    {
        foreach (var key in config.Keys.Where(key => key.StartsWith("infra:", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            var name = key["infra:".Length..];
            if (!Keys.Contains(name))
            {
                var near = NearestWord.Of(name, Keys);
                problems.Add(
                    key,
                    null,
                    $"`{name}` is not a setting of this project",
                    near is null ? $"known are {string.Join(", ", Keys)}" : $"did you mean `infra:{near}`?");
            }
        }
    }
}

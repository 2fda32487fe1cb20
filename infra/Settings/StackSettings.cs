using IamEngine.Model;

namespace Infra.Settings;

/// <summary>All settings of a stack, one record a component.</summary>
public sealed record StackSettings(
    string StackName,
    Stage Stage,
    Region Region,
    IReadOnlyDictionary<string, string> Tags,
    NetworkSettings Network,
    BastionSettings Bastion,
    AccessSettings Access,
    StateSettings State,
    EmrSettings? Emr,
    PreviewAccessSettings? PreviewAccess,
    ConfirmedSettings Confirmed)
{
    private static readonly string[] Keys = ["stage", "tags", "network", "bastion", "access", "state", "emr", "previewAccess", "confirmed"];

    /// <summary>Whether the stack keeps its bucket and keys against destruction.</summary>
    public bool IsGuarded => Stage == Stage.Prod;

    /// <summary>Reads and checks all settings; reports everything that is wrong with them at once.</summary>
    /// <param name="config">The configuration as the program sees it: full keys such as <c>infra:network</c>, structured values as JSON text.</param>
    /// <param name="secretKeys">The keys whose values the engine holds as secrets.</param>
    /// <param name="stackName">Such as dev.</param>
    public static SettingsReading Read(IReadOnlyDictionary<string, string> config, IReadOnlySet<string> secretKeys, string stackName)
    {
        var problems = new ProblemList(secretKeys);
        var notes = new NoteList();
        EncryptedSettings.Refuse(config, secretKeys, [.. Keys.Select(name => $"infra:{name}"), "aws:region"], problems);
        RefuseUnknownKeys(config, problems);
        var stage = ReadStage(config, stackName, problems);
        var region = ReadRegion(config, problems);
        var tags = TagSettings.Read(config.GetValueOrDefault(TagSettings.Key), problems);
        var network = NetworkSettings.Read(SectionOf("network"));
        var bastion = BastionSettings.Read(SectionOf("bastion"), stage, notes);
        var access = AccessSettings.Read(SectionOf("access"), secretKeys.Contains("infra:access"), stage, notes);
        var state = StateSettings.Read(SectionOf("state"));
        var confirmed = ConfirmedSettings.Read(SectionOf("confirmed"));
        var emr = EmrSettings.Read(SectionOf("emr"), stage, network, state, notes);
        var previewAccess = PreviewAccessSettings.Read(SectionOf("previewAccess"), stackName, stage, notes);

        return problems.Any || bastion is null || region is null
            ? new SettingsReading.Refused(problems.ToSeq())
            : new SettingsReading.Read(
                new(stackName, stage, region, tags, network, bastion, access, state, emr, previewAccess, confirmed), notes.ToSeq());

        Section SectionOf(string name) => new($"infra:{name}", config.GetValueOrDefault($"infra:{name}"), problems);
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
                    $"a stack called {stackName} must not be less guarded than its name says",
                    "write prod, or leave it out");
                return Stage.Prod;
            case "dev":
                return Stage.Dev;
            case var other:
                problems.Add("infra:stage", Section.Shown(other), "must be prod or dev", "write prod, or dev for a stack that may be lost");
                return Stage.Prod;
        }
    }

    private static Region? ReadRegion(IReadOnlyDictionary<string, string> config, ProblemList problems)
    {
        if (config.GetValueOrDefault("aws:region") is not { } text)
        {
            problems.Add("aws:region", null, "says where the stack lives, and has no default", "write us-east-1, for example");
            return null;
        }

        switch (Region.Ask(text))
        {
            case Answer<Region>.Yes yes:
                return yes.Value;
            case Answer<Region>.No no:
                problems.Add("aws:region", Section.Shown(text), no.Reasons[0], "write us-east-1, for example");
                break;
        }

        return null;
    }

    private static void RefuseUnknownKeys(IReadOnlyDictionary<string, string> config, ProblemList problems)
    {
        foreach (var key in config.Keys.Where(key => key.StartsWith("infra:", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = key["infra:".Length..];
            if (!Keys.Contains(name))
            {
                var near = NearMiss.Of(name, Keys);
                problems.Add(
                    key,
                    null,
                    $"`{name}` is not a setting of this project",
                    near is null ? $"known are {string.Join(", ", Keys)}" : $"did you mean `infra:{near}`?");
            }
        }
    }
}

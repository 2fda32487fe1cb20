using System.Text.RegularExpressions;
using Policies.Access;

namespace Infra.Settings;

/// <summary>How the user comes to the state.</summary>
public enum AccessMode
{
    /// <summary>The user has no policy at all and becomes a role.</summary>
    AssumeRole,

    /// <summary>The user holds the policy itself. Its long-lived key is then all that a thief needs.</summary>
    Direct,
}

/// <summary><c>infra:access</c></summary>
/// <param name="Mode">assume-role (default), or direct.</param>
/// <param name="Trust">What else must hold to become the role; in direct mode, what of it can be asked of the user
/// itself.</param>
/// <param name="ExternalIdIsSecret">Whether the external id came as a <c>secure:</c> value, so that what holds it is a secret too.</param>
/// <param name="MaxSession">How long a session of the role lasts at most: 1 to 12 hours.</param>
/// <param name="MayDeleteCheckpoints">Whether the user may delete checkpoints.</param>
/// <param name="MayDeleteSavepoints">Whether the user may delete savepoints.</param>
/// <param name="SourceCidrsBindSession">Whether a session of the role works from the source networks alone; else these bind
/// becoming the role, and nothing after.</param>
public sealed partial record AccessSettings(
    AccessMode Mode,
    UploadTrustConditions Trust,
    bool ExternalIdIsSecret,
    TimeSpan MaxSession,
    bool MayDeleteCheckpoints,
    bool MayDeleteSavepoints,
    bool SourceCidrsBindSession)
{
    /// <summary>What only a role and its sessions can be asked for.</summary>
    private static readonly string[] OfTheRole =
        ["externalId", "sessionNamedForUser", "sessionTags", "maxSessionHours", "sourceCidrsBindSession"];

    /// <summary>What the permission itself asks of the caller, whoever holds it.</summary>
    public CallerConditions OnPermission => Mode == AccessMode.Direct
        ? Trust.Caller
        : new(SourceCidrs: SourceCidrsBindSession ? Trust.SourceCidrs : []);

    internal static AccessSettings Read(Section section, bool isSecret, Stage stage, NoteList notes)
    {
        var mode = section.OneOf("mode", AccessMode.AssumeRole, ("assume-role", AccessMode.AssumeRole), ("direct", AccessMode.Direct));
        var hours = section.Number("maxSessionHours", byDefault: 1, min: 1, max: 12);
        var checkpoints = section.Flag("mayDeleteCheckpoints", byDefault: false);
        var savepoints = section.Flag("mayDeleteSavepoints", byDefault: false);
        var trust = ReadTrust(section);
        var bind = section.Flag("sourceCidrsBindSession", byDefault: false);
        if (bind && section.IsEmpty("sourceCidrs"))
        {
            section.Problem(
                "sourceCidrsBindSession",
                "true",
                "binds sessions to infra:access.sourceCidrs, which names no network",
                "list them there");
        }

        if (mode == AccessMode.Direct)
        {
            GuardDirect(section, trust, stage, notes);
        }

        Placeholders.Note("infra:access.sourceCidrs", trust.SourceCidrs, notes);
        section.NothingElse();
        var isIdSecret = isSecret && trust.ExternalId is not null;
        return new(mode, trust, isIdSecret, TimeSpan.FromHours(hours), checkpoints, savepoints, bind);
    }

    private static void GuardDirect(Section section, UploadTrustConditions trust, Stage stage, NoteList notes)
    {
        foreach (var name in OfTheRole.Where(section.Has))
        {
            section.Problem(
                name,
                null,
                "is asked for when the user becomes the role, and with mode direct there is no role",
                "leave it out, or write mode assume-role");
        }

        if (stage == Stage.Prod)
        {
            section.Problem(
                "mode",
                "direct",
                "gives the user's long-lived key the state itself, which a prod stack refuses",
                "write assume-role, or leave it out");
        }
        else
        {
            notes.Add(
                "DIRECT_USER_ACCESS",
                "infra:access.mode",
                trust.Caller.AsksForMfa
                    ? "the user reaches the state without becoming a role, with a session from `aws sts get-session-token`"
                    : "the user's long-lived access key reaches the state without becoming a role",
                "write assume-role; a prod stack refuses direct");
        }
    }

    private static UploadTrustConditions ReadTrust(Section section)
    {
        var externalId = section.Text("externalId");
        if (externalId is not null and not EncryptedSettings.Placeholder && !ExternalId().IsMatch(externalId))
        {
            section.Problem("externalId", externalId, "has 2 to 1224 letters, digits and + = , . @ : / -", "write one such as 6b7c1a52");
        }

        var mfa = section.Flag("requireMfa", byDefault: false);
        var mfaAge = section.Has("mfaMaxAgeSeconds") ? section.Number("mfaMaxAgeSeconds", byDefault: 3600, min: 60, max: 129_600) : (int?)null;
        var tags = section.Texts("sessionTags");
        foreach (var tag in tags.Where(tag => !TagKey().IsMatch(tag)))
        {
            section.Problem(
                "sessionTags",
                tag,
                "is not the key of a session tag: 1 to 128 letters, digits, spaces and _ . : / = + - @",
                "write one such as team");
        }

        return new(
            externalId,
            mfa,
            mfaAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            section.Cidrs("sourceCidrs"),
            section.Flag("sessionNamedForUser", byDefault: false),
            tags);
    }

    // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
    [GeneratedRegex(@"^[\w+=,.@:/-]{2,1224}\z", RegexOptions.ECMAScript)]
    private static partial Regex ExternalId();

    [GeneratedRegex(@"^[A-Za-z0-9 _.:/=+\-@]{1,128}\z")]
    private static partial Regex TagKey();
}

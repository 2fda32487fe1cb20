using System.Text.RegularExpressions;
using Policies.Access;

namespace Infra.Settings;

/// <summary>How the user gets access to the state.</summary>
public enum AccessMode
{
    /// <summary>The user has no policy and assumes a role.</summary>
    AssumeRole,

    /// <summary>The policies are attached to the user. Its long-lived access key alone then gives access to the state.</summary>
    Direct,
}

/// <summary><c>infra:access</c></summary>
/// <param name="Mode">assume-role or direct. Default: assume-role.</param>
/// <param name="Trust">
/// The conditions of the role's trust policy; in direct mode, those that also apply to a user's policy. Default: none.
/// </param>
/// <param name="ExternalIdIsSecret">
/// Whether the external id is a <c>secure:</c> value; every output that contains it is then a secret.
/// </param>
/// <param name="MaxSession">The longest session of the role: 1 to 12 hours. Default: 1 hour.</param>
/// <param name="MayDeleteCheckpoints">Whether the user may delete checkpoints. Default: false.</param>
/// <param name="MayDeleteSavepoints">Whether the user may delete savepoints. Default: false.</param>
/// <param name="SourceCidrsBindSession">
/// Whether a session of the role works from the source networks only, instead of only being requested from there. Default: false.
/// </param>
/// <param name="Keys">The access keys of the user. Default: one active key.</param>
/// <param name="HandOver">The secret that hands the key over. Default: null, none.</param>
public sealed partial record AccessSettings(
    AccessMode Mode,
    UploadTrustConditions Trust,
    bool ExternalIdIsSecret,
    TimeSpan MaxSession,
    bool MayDeleteCheckpoints,
    bool MayDeleteSavepoints,
    bool SourceCidrsBindSession,
    KeyLife Keys,
    HandOverSettings? HandOver)
{
    /// <summary>The settings that need a role.</summary>
    private static readonly string[] RoleOnly =
        ["externalId", "sessionNamedForUser", "sessionTags", "maxSessionHours", "sourceCidrsBindSession"];

    /// <summary>The conditions of the S3 permissions themselves.</summary>
    public CallerConditions PermissionConditions => Mode == AccessMode.Direct
        ? Trust.Caller
        : new(SourceCidrs: SourceCidrsBindSession ? Trust.SourceCidrs : []);

    internal static AccessSettings Read(SettingsSection section, bool isSecret, Stage stage, NoteList notes)
    {
        var mode = section.OneOf(
            "mode", AccessMode.AssumeRole, ("assume-role", AccessMode.AssumeRole), ("direct", AccessMode.Direct));
        var hours = section.Number("maxSessionHours", byDefault: 1, min: 1, max: 12);
        var checkpoints = section.Flag("mayDeleteCheckpoints", byDefault: false);
        var savepoints = section.Flag("mayDeleteSavepoints", byDefault: false);
        var trust = ReadTrust(section);
        var keys = KeyLife.Read(section, notes);
        var handOver = section.Has("handOver") ? HandOverSettings.Read(section.Nested("handOver"), keys) : null;
        var bind = section.Flag("sourceCidrsBindSession", byDefault: false);
        if (bind && section.IsEmpty("sourceCidrs"))
        {
            section.Problem(
                "sourceCidrsBindSession",
                "true",
                "needs at least one network in infra:access.sourceCidrs",
                "list the networks there, or leave it out");
        }

        if (mode == AccessMode.Direct)
        {
            CheckDirectMode(section, trust, stage, notes);
        }

        Placeholders.Note("infra:access.sourceCidrs", trust.SourceCidrs, notes);
        section.RefuseUnknown();
        var isIdSecret = isSecret && trust.ExternalId is not null;
        return new(mode, trust, isIdSecret, TimeSpan.FromHours(hours), checkpoints, savepoints, bind, keys, handOver);
    }

    private static void CheckDirectMode(SettingsSection section, UploadTrustConditions trust, Stage stage, NoteList notes)
    {
        foreach (var name in RoleOnly.Where(section.Has))
        {
            section.Problem(
                name,
                null,
                "applies to the role and its sessions, and mode direct has no role",
                "leave it out, or write mode assume-role");
        }

        if (stage == Stage.Prod)
        {
            section.Problem(
                "mode",
                "direct",
                "gives the user's long-lived access key direct access to the state, which a prod stack must not allow",
                "write assume-role, or leave it out");
        }
        else
        {
            notes.Add(
                "DIRECT_USER_ACCESS",
                "infra:access.mode",
                trust.Caller.AsksForMfa
                    ? "the user has access to the state without a role, with a session from `aws sts get-session-token`"
                    : "the user's long-lived access key has access to the state without a role",
                "write assume-role; a prod stack must not use direct");
        }
    }

    private static UploadTrustConditions ReadTrust(SettingsSection section)
    {
        var externalId = section.Text("externalId");
        if (externalId is not null and not EncryptedSettings.Placeholder && !ExternalId().IsMatch(externalId))
        {
            section.Problem(
                "externalId", externalId, "must have 2 to 1224 letters, digits and + = , . @ : / -",
                "write one such as 6b7c1a52");
        }
        else if (externalId is not null && ReadByTheAwsCli().IsMatch(externalId))
        {
            section.Problem(
                "externalId",
                externalId,
                "begins with - or with a scheme such as file://, so the AWS CLI reads it as an option or as the name of a file",
                "begin it with a letter or a digit and leave out ://, as in 6b7c1a52");
        }

        var mfa = section.Flag("requireMfa", byDefault: false);
        var mfaAge = section.Has("mfaMaxAgeSeconds")
            ? section.Number("mfaMaxAgeSeconds", byDefault: 3600, min: 60, max: 129_600)
            : (int?)null;
        var tags = section.Texts("sessionTags");
        foreach (var tag in tags.Where(tag => !TagKey().IsMatch(tag)))
        {
            section.Problem(
                "sessionTags",
                tag,
                "must be the key of a session tag: 1 to 128 letters, digits, spaces and _ . : / = + - @",
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

    // https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
    [GeneratedRegex("^(-|[a-z]+://)", RegexOptions.IgnoreCase)]
    private static partial Regex ReadByTheAwsCli();

    [GeneratedRegex(@"^[A-Za-z0-9 _.:/=+\-@]{1,128}\z")]
    private static partial Regex TagKey();
}

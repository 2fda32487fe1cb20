using System.Text.RegularExpressions;
using IamEngine.Model;
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

/// <summary>
/// The access of one uploader to the state: <c>infra:access</c>, or an item of <c>infra:uploaders</c>, which
/// <see cref="UploaderList"/> reads.
/// </summary>
/// <param name="Name">The name of the uploader. Default: <see cref="DefaultName"/>; required in a list.</param>
/// <param name="Identity">Who may assume the role. Default: one user, with the name of the uploader in a list.</param>
/// <param name="Mode">assume-role or direct. Default: assume-role.</param>
/// <param name="Trust">
/// The conditions of the role's trust policy; in direct mode, those that also apply to a user's policy. Default: none.
/// </param>
/// <param name="ExternalIdIsSecret">
/// Whether the external id is a <c>secure:</c> value; every output that contains it is then a secret.
/// </param>
/// <param name="MaxSession">The longest session of the role: 1 to 12 hours. Default: 1 hour.</param>
/// <param name="Grants">
/// The prefixes and what the uploader may do there. Default: writing checkpoints and savepoints, and deleting them if
/// <c>infra:access</c> says so; required in a list.
/// </param>
/// <param name="SourceCidrsBindSession">
/// Whether a session of the role works from the source networks only, instead of only being requested from there. Default: false.
/// </param>
public sealed partial record AccessSettings(
    string Name,
    UploaderIdentity Identity,
    AccessMode Mode,
    UploadTrustConditions Trust,
    bool ExternalIdIsSecret,
    TimeSpan MaxSession,
    Seq<PrefixGrant> Grants,
    bool SourceCidrsBindSession)
{
    /// <summary>The uploader whose names in the stack have no suffix: role <c>upload</c>.</summary>
    public const string DefaultName = "upload";

    /// <summary>The user whose names in the stack have no suffix: user <c>uploader</c>.</summary>
    public const string DefaultUser = "uploader";

    /// <summary>The settings that need a role.</summary>
    private static readonly string[] RoleOnly =
        ["externalId", "sessionNamedForUser", "sessionTags", "maxSessionHours", "sourceCidrsBindSession"];

    /// <summary>The conditions of the S3 permissions themselves.</summary>
    public CallerConditions PermissionConditions => Mode == AccessMode.Direct
        ? Trust.Caller
        : new(SourceCidrs: SourceCidrsBindSession ? Trust.SourceCidrs : []);

    /// <summary>The users that assume the role, or have the policies in direct mode; none with another identity.</summary>
    public Seq<UploaderUser> Users => Identity.UsersNamed;

    /// <summary>Whether the uploader may delete under the whole prefix.</summary>
    public bool MayDelete(StatePrefix prefix) => Grants.Contains(new(prefix, DataUse.Delete));

    internal static AccessSettings Read(SettingsSection section, bool isSecret, Stage stage, NoteList notes)
    {
        var mode = section.OneOf(
            "mode", AccessMode.AssumeRole, ("assume-role", AccessMode.AssumeRole), ("direct", AccessMode.Direct));
        var checkpoints = section.Flag("mayDeleteCheckpoints", byDefault: false);
        var savepoints = section.Flag("mayDeleteSavepoints", byDefault: false);
        Seq<PrefixGrant> grants =
        [
            new(StatePrefix.Checkpoints, checkpoints ? DataUse.Delete : DataUse.Write),
            new(StatePrefix.Savepoints, savepoints ? DataUse.Delete : DataUse.Write),
        ];
        var access = Conditions(section, isSecret, notes) with
        {
            Mode = mode,
            Grants = grants,
            Identity = new UploaderIdentity.Users([UploaderUser.Read(DefaultUser, section, notes)]),
        };
        if (mode == AccessMode.Direct)
        {
            CheckDirectMode(section, access.Trust, stage, notes);
        }

        section.RefuseUnknown();
        return access;
    }

    /// <summary>
    /// The conditions and sessions of an uploader, which <c>infra:access</c> and the items of <c>infra:uploaders</c> have in
    /// common. The rest is that of a stack without settings.
    /// </summary>
    internal static AccessSettings Conditions(SettingsSection section, bool isSecret, NoteList notes)
    {
        var hours = section.Number("maxSessionHours", byDefault: 1, min: 1, max: 12);
        var trust = ReadTrust(section);
        var bind = section.Flag("sourceCidrsBindSession", byDefault: false);
        if (bind && section.IsEmpty("sourceCidrs"))
        {
            section.Problem(
                "sourceCidrsBindSession",
                "true",
                $"needs at least one network in {section.KeyOf("sourceCidrs")}",
                "list the networks there, or leave it out");
        }

        Placeholders.Note(section.KeyOf("sourceCidrs"), trust.SourceCidrs, notes);
        return new(
            DefaultName, new UploaderIdentity.Users([new(DefaultUser, KeyLife.Default)]), AccessMode.AssumeRole, trust,
            isSecret && trust.ExternalId is not null, TimeSpan.FromHours(hours), PrefixGrant.State, bind);
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

        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_know
        section.RefuseTwice("sessionTags", tags, StringComparer.OrdinalIgnoreCase);

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

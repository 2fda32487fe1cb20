using Infra.Settings;

namespace Infra.Commands;

/// <summary>
/// A named profile of the AWS CLI and the SDKs, which assume the role and renew the session automatically.
/// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
/// </summary>
/// <param name="Name">The profile to use, such as <c>infra-dev-upload</c>.</param>
/// <param name="KeyProfile">The profile with the user's key; the same as <paramref name="Name"/> in direct mode without
/// MFA.</param>
/// <param name="Role">The call that the profile makes; null in direct mode.</param>
/// <param name="Session">The call for a session with MFA in direct mode; null if the policies do not require MFA.</param>
public sealed record AwsProfile(
    string Name,
    string KeyProfile,
    string StackName,
    string Region,
    string AccessKeyId,
    AssumeRole? Role,
    GetSessionToken? Session = null)
{
    /// <summary>The user whose secret access key the command reads, by its name in the settings.</summary>
    public string User { get; init; } = AccessSettings.DefaultUser;

    /// <summary>Whether the secret in the stack's outputs is encrypted for the owner of a PGP key.</summary>
    public bool SecretIsEncrypted { get; init; }

    /// <summary>The call that turns the key into a session; null if the key itself has access.</summary>
    public StsCall? Call => Role ?? (StsCall?)Session;

    /// <summary>The sections for <c>~/.aws/config</c>, without the key, which belongs in <c>~/.aws/credentials</c>.</summary>
    public string Config
    {
        get
        {
            var key = $"""
                # The key of this profile is in ~/.aws/credentials; awsProfileCommand puts it there.
                {(Session is null ? "" : KeyAloneIsRefused)}[profile {KeyProfile}]
                region = {Region}

                """;
            return Role is null
                ? key
                : $"{key}\n[profile {Name}]\n{string.Concat(RoleSettings.Select(setting => $"{setting.Name} = {setting.Value}\n"))}";
        }
    }

    /// <summary>
    /// Stores the key and the profiles with the AWS CLI, which keeps the other contents of its files. Run again, it overwrites
    /// the same values. The secret passes through a pipe: every user of the machine could read an argument in the process list.
    /// </summary>
    public string Command
    {
        get
        {
            string[] steps =
            [
                $"secret={ShellCommands.Secret(StackName, User, SecretIsEncrypted)} && [ -n \"$secret\" ]",
                $"printf '%s\\n' {AccessKeyId} \"$secret\" {Region} '' | aws configure --profile {KeyProfile} >/dev/null",
                .. Role is null
                    ? []
                    : RoleSettings.Select(setting => $"aws configure set {setting.Name} {setting.Value} --profile {Name}"),
            ];
            return $"(\n{string.Join(" &&\n", steps)}\n)";
        }
    }

    // https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html#cli-configure-role-mfa
    private const string KeyAloneIsRefused =
        """
        # The policies ask for a second factor. The AWS CLI asks for its code only to assume a role, so AWS refuses this profile:
        # evaluate assumeRoleCommand, and work without --profile.

        """;

    private IEnumerable<(string Name, string Value)> RoleSettings
    {
        get
        {
            yield return ("role_arn", Role!.RoleArn);
            yield return ("source_profile", KeyProfile);
            yield return ("role_session_name", Role.SessionName);
            if (Role.ExternalId is { } id)
            {
                yield return ("external_id", id);
            }

            if (Role.MfaDevice is { } device)
            {
                yield return ("mfa_serial", device);
            }

            if (Role.DurationSeconds is { } seconds)
            {
                yield return ("duration_seconds", $"{seconds}");
            }

            yield return ("region", Region);
        }
    }
}

namespace Infra.Commands;

/// <summary>
/// A named profile of the AWS CLI and the SDKs: they become the role by themselves, and again when the session ends.
/// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
/// </summary>
/// <param name="Name">The profile to work with, such as <c>infra-dev-upload</c>.</param>
/// <param name="KeyProfile">The profile that holds the user's key; the same one where there is no role to become.</param>
/// <param name="Role">The call that the profile stands for; null where the user holds the policies itself.</param>
/// <param name="Session">The call that gives the key its second factor where the user's own policies ask for one; null otherwise.</param>
public sealed record AwsProfile(
    string Name,
    string KeyProfile,
    string StackName,
    string Region,
    string AccessKeyId,
    AssumeRole? Role,
    GetSessionToken? Session = null)
{
    /// <summary>The call that turns the key into a session; null where the key itself reaches the state.</summary>
    public StsCall? Call => Role ?? (StsCall?)Session;

    /// <summary>The sections for <c>~/.aws/config</c>. The key is not among them; it belongs in <c>~/.aws/credentials</c>.</summary>
    public string Config
    {
        get
        {
            var key = $"""
                # The key of this profile is in ~/.aws/credentials; awsProfileCommand puts it there.
                {(Session is null ? "" : KeyAloneIsRefused)}[profile {KeyProfile}]
                region = {Region}

                """;
            return Role is null ? key : $"{key}\n[profile {Name}]\n{string.Concat(RoleSettings.Select(setting => $"{setting.Name} = {setting.Value}\n"))}";
        }
    }

    /// <summary>
    /// Stores key and profiles with the AWS CLI, which edits its files whatever they hold; run again, it overwrites the same values.
    /// The secret passes through a pipe: as an argument, every user of the machine could read it in the list of processes.
    /// </summary>
    public string Command
    {
        get
        {
            string[] steps =
            [
                $"secret={ShellCommands.Secret(StackName)} && [ -n \"$secret\" ]",
                $"printf '%s\\n' {AccessKeyId} \"$secret\" {Region} '' | aws configure --profile {KeyProfile} >/dev/null",
                .. Role is null ? [] : RoleSettings.Select(setting => $"aws configure set {setting.Name} {setting.Value} --profile {Name}"),
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

namespace Infra.Commands;

/// <summary>
/// A named profile of the AWS CLI and the SDKs, which assume the role and renew the session automatically.
/// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
/// </summary>
/// <param name="Name">The profile to use, such as <c>infra-dev-upload</c>.</param>
/// <param name="KeyProfile">The profile with the user's key; the same as <paramref name="Name"/> in direct mode.</param>
/// <param name="Role">The call that the profile makes; null in direct mode.</param>
public sealed record AwsProfile(string Name, string KeyProfile, string StackName, string Region, string AccessKeyId, AssumeRole? Role)
{
    /// <summary>The sections for <c>~/.aws/config</c>, without the key, which belongs in <c>~/.aws/credentials</c>.</summary>
    public string Config
    {
        get
        {
            var key = $"""
                # The key of this profile is in ~/.aws/credentials; awsProfileCommand puts it there.
                [profile {KeyProfile}]
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
                $"secret={ShellCommands.Secret(StackName)} && [ -n \"$secret\" ]",
                $"printf '%s\\n' {AccessKeyId} \"$secret\" {Region} '' | aws configure --profile {KeyProfile} >/dev/null",
                .. Role is null
                    ? []
                    : RoleSettings.Select(setting => $"aws configure set {setting.Name} {setting.Value} --profile {Name}"),
            ];
            return $"(\n{string.Join(" &&\n", steps)}\n)";
        }
    }

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

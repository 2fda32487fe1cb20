using Infra.Components;
using Infra.Settings;
using IamEngine.Model;
using Pulumi;

namespace Infra.Commands;

/// <summary>Fills the uploader's commands with the values of the stack.</summary>
internal static class UploaderCommands
{
    /// <summary>What puts the credentials for the bucket into the shell. A secret where the external id in it is one.</summary>
    public static Output<string> Enter(StackSettings settings, UploadAccess upload)
    {
        var command = Output.Tuple(upload.RoleArn, upload.AccessKeyId, upload.UserName, upload.UserArn).Apply(t => t.Item1 is { } roleArn
            ? ShellCommands.AssumeRole(AssumeRoleOf(settings, roleArn, accessKeyId: t.Item2, userName: t.Item3, Arn.Of(t.Item4)))
            : ShellCommands.UseOwnKey(settings.StackName, t.Item2));
        return settings.Access.ExternalIdIsSecret ? Output.CreateSecret(command) : command;
    }

    private static AssumeRole AssumeRoleOf(StackSettings settings, string roleArn, string accessKeyId, string userName, Arn user)
    {
        var trust = settings.Access.Trust;
        return new(
            settings.StackName,
            settings.Region.Value,
            accessKeyId,
            roleArn,
            SessionName: trust.SessionNamedForUser ? userName : "RoleSession1",
            trust.ExternalId,
            // A virtual device is called as its user by custom; where it is not, the user knows.
            MfaDevice: trust.MfaRequired || trust.MfaMaxAge is not null ? $"arn:{user.Partition}:iam::{user.Account}:mfa/{userName}" : null);
    }
}

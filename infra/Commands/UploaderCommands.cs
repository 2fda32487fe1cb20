using IamEngine.Model;
using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Infra.Commands;

/// <summary>
/// The uploader's commands with the values of the stack. Commands that contain a secret external id are secrets.
/// </summary>
internal sealed class UploaderCommands
{
    public UploaderCommands(StackContext stack, StackSettings settings, UploadAccess upload)
    {
        var access = Output.Tuple(upload.RoleArn, upload.AccessKeyId, upload.UserName, upload.UserArn).Apply(t =>
        {
            var role = t.Item1 is { } roleArn
                ? AssumeRoleOf(settings, roleArn, accessKeyId: t.Item2, userName: t.Item3, Arn.Of(t.Item4))
                : null;
            var profile = stack.Names.AwsProfile("upload");
            return new AwsProfile(profile, role is null ? profile : t.Item3, settings.StackName, settings.Region.Value, t.Item2, role);
        });
        access = settings.Access.ExternalIdIsSecret ? Output.CreateSecret(access) : access;
        Profile = access.Apply(profile => profile.Config);
        StoreProfile = access.Apply(profile => profile.Command);
        AssumeRole = access.Apply(profile => profile.Role?.Eval ?? ShellCommands.UseOwnKey(profile.StackName, profile.AccessKeyId));
        AssumeRolePlain = access.Apply(profile => profile.Role?.Plain);
    }

    public Output<string> Profile { get; }

    public Output<string> StoreProfile { get; }

    public Output<string> AssumeRole { get; }

    public Output<string?> AssumeRolePlain { get; }

    /// <summary>AWS's default duration of a session.</summary>
    private static readonly TimeSpan DefaultSession = TimeSpan.FromHours(1);

    private static AssumeRole AssumeRoleOf(StackSettings settings, string roleArn, string accessKeyId, string userName, Arn user)
    {
        var trust = settings.Access.Trust;
        var session = settings.Access.MaxSession;
        return new(
            settings.StackName,
            settings.Region.Value,
            accessKeyId,
            roleArn,
            SessionName: trust.SessionNamedForUser ? userName : "RoleSession1",
            trust.ExternalId,
            // docs/credentials.md tells administrators to give the device the user's name.
            MfaDevice: trust.MfaRequired || trust.MfaMaxAge is not null ? $"arn:{user.Partition}:iam::{user.Account}:mfa/{userName}" : null,
            DurationSeconds: session == DefaultSession ? null : (int)session.TotalSeconds);
    }
}

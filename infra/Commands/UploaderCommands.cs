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
        var needsSession = settings.Access.PermissionConditions.AsksForMfa;
        var isEncrypted = settings.Access.Keys.Current.PgpKey is not null;
        var profileName = stack.Names.AwsProfile("upload");
        var access = Output.Tuple(upload.RoleArn, upload.AccessKeyId, upload.UserName, upload.UserArn).Apply(t =>
        {
            var (accessKeyId, userName, user) = (t.Item2, t.Item3, Arn.Of(t.Item4));
            var role = t.Item1 is { } roleArn ? AssumeRoleOf(settings, roleArn, accessKeyId, userName, user) : null;
            var session = needsSession ? SessionOf(settings, accessKeyId, userName, user) : null;
            var keyProfile = role is null && session is null ? profileName : userName;
            return new AwsProfile(
                profileName, keyProfile, settings.StackName, settings.Region.Value, accessKeyId, role, session)
            {
                SecretIsEncrypted = isEncrypted,
            };
        });
        access = settings.Access.ExternalIdIsSecret ? Output.CreateSecret(access) : access;
        UploadProfile = needsSession ? null : profileName;
        Profile = access.Apply(profile => profile.Config);
        StoreProfile = access.Apply(profile => profile.Command);
        AssumeRole = access.Apply(
            profile => profile.Call?.Eval ?? ShellCommands.UseOwnKey(profile.StackName, profile.AccessKeyId, isEncrypted));
        AssumeRolePlain = access.Apply(profile => profile.Call?.Plain);
    }

    /// <summary>The profile for <see cref="ShellCommands.Upload"/>; null if the upload needs a session in the shell.</summary>
    public string? UploadProfile { get; }

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
            MfaDevice: trust.Caller.AsksForMfa ? MfaDevice(userName, user) : null,
            DurationSeconds: session == DefaultSession ? null : (int)session.TotalSeconds)
        {
            SecretIsEncrypted = settings.Access.Keys.Current.PgpKey is not null,
        };
    }

    private static GetSessionToken SessionOf(StackSettings settings, string accessKeyId, string userName, Arn user) => new(
        settings.StackName,
        settings.Region.Value,
        accessKeyId,
        MfaDevice(userName, user),
        DurationSeconds: settings.Access.PermissionConditions.MfaMaxAge is { } age
            ? (int)GetSessionToken.LastsFor(age).TotalSeconds
            : null)
    {
        SecretIsEncrypted = settings.Access.Keys.Current.PgpKey is not null,
    };

    // docs/credentials.md tells administrators to give the device the user's name.
    private static string MfaDevice(string userName, Arn user) => $"arn:{user.Partition}:iam::{user.Account}:mfa/{userName}";
}

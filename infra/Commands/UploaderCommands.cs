using System.Collections.Immutable;
using IamEngine.Model;
using Infra.Components;
using Infra.Naming;
using Infra.Settings;
using Policies.Access;
using Pulumi;

namespace Infra.Commands;

/// <summary>
/// The commands of one user of an uploader, with the values of the stack. Commands that contain a secret external id are secrets.
/// </summary>
internal sealed class UploaderCommands
{
    private readonly Output<ImmutableDictionary<string, string>> all;

    public UploaderCommands(
        StackContext stack, StackSettings settings, UploadAccess upload, UploadUser user, Output<string> bucket)
    {
        var access = upload.Settings;
        var needsSession = access.PermissionConditions.AsksForMfa;
        var profileName = stack.Names.AwsProfile(UploaderNames.Profile(user.Name));
        var profile = Output.Tuple(upload.RoleArn, user.AccessKeyId, user.UserName, user.Arn).Apply(t =>
        {
            var (accessKeyId, userName, arn) = (t.Item2, t.Item3, Arn.Of(t.Item4));
            var role = t.Item1 is { } roleArn
                ? AssumeRoleOf(settings, access, roleArn, accessKeyId, userName, arn) with
                {
                    User = user.Name,
                    SecretIsEncrypted = user.SecretIsEncrypted,
                } : null;
            var session = needsSession
                ? SessionOf(settings, access, accessKeyId, userName, arn) with { SecretIsEncrypted = user.SecretIsEncrypted }
                : null;
            var keyProfile = role is null && session is null ? profileName : userName;
            return new AwsProfile(
                profileName, keyProfile, settings.StackName, settings.Region.Value, accessKeyId, role, session)
            {
                User = user.Name,
                SecretIsEncrypted = user.SecretIsEncrypted,
            };
        });
        profile = access.ExternalIdIsSecret ? Output.CreateSecret(profile) : profile;
        var uploadProfile = needsSession ? null : profileName;
        Profile = profile.Apply(given => given.Config);
        StoreProfile = profile.Apply(given => given.Command);
        AssumeRole = profile.Apply(
            given => given.Call?.Eval ?? ShellCommands.UseOwnKey(
                given.StackName, given.AccessKeyId, given.SecretIsEncrypted));
        AssumeRolePlain = profile.Apply(given => given.Call?.Plain);
        Upload = bucket.Apply(name => access.Grants.FirstOrDefault(grant => grant.Use >= DataUse.Write) is { } written
            ? ShellCommands.Upload(name, settings.Region.Value, uploadProfile, written.Prefix) : null);
        var list = bucket.Apply(
            name => ShellCommands.List(name, settings.Region.Value, uploadProfile, access.Grants[0].Prefix));
        all = Output.Tuple(
            Output.Tuple(user.AccessKeyId, Profile, StoreProfile, AssumeRole),
            Output.Tuple(AssumeRolePlain, Upload, list)).Apply(t => ImmutableDictionary.CreateRange(
                new (string Name, string? Value)[]
                {
                    ("accessKeyId", t.Item1.Item1), ("awsConfig", t.Item1.Item2), ("awsProfileCommand", t.Item1.Item3),
                    ("assumeRoleCommand", t.Item1.Item4), ("assumeRoleCommandPlain", t.Item2.Item1),
                    ("uploadCommand", t.Item2.Item2), ("listCommand", t.Item2.Item3),
                }.Where(command => command.Value is not null)
                .Select(command => KeyValuePair.Create(command.Name, command.Value!))));
        User = user.Name;
    }

    /// <summary>The user's name in the settings.</summary>
    public string User { get; }

    public Output<string> Profile { get; }

    public Output<string> StoreProfile { get; }

    public Output<string> AssumeRole { get; }

    public Output<string?> AssumeRolePlain { get; }

    /// <summary>The command that uploads; null if the uploader may only read.</summary>
    public Output<string?> Upload { get; }

    /// <summary>The commands of several users: by the user's name, then by the command's.</summary>
    public static Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>> Of(
        IReadOnlyList<UploaderCommands> users) =>
        Output.All(users.Select(user => user.all)).Apply(all => users.Zip(all).ToImmutableDictionary(
            pair => pair.First.User, pair => pair.Second));

    /// <summary>AWS's default duration of a session.</summary>
    private static readonly TimeSpan DefaultSession = TimeSpan.FromHours(1);

    private static AssumeRole AssumeRoleOf(
        StackSettings settings, AccessSettings access, string roleArn, string accessKeyId, string userName, Arn user)
    {
        var trust = access.Trust;
        return new(
            settings.StackName,
            settings.Region.Value,
            accessKeyId,
            roleArn,
            SessionName: trust.SessionNamedForUser ? userName : "RoleSession1",
            trust.ExternalId,
            MfaDevice: trust.Caller.AsksForMfa ? MfaDevice(userName, user) : null,
            DurationSeconds: access.MaxSession == DefaultSession ? null : (int)access.MaxSession.TotalSeconds);
    }

    private static GetSessionToken SessionOf(
        StackSettings settings, AccessSettings access, string accessKeyId, string userName, Arn user) => new(
        settings.StackName,
        settings.Region.Value,
        accessKeyId,
        MfaDevice(userName, user),
        DurationSeconds: access.PermissionConditions.MfaMaxAge is { } age
            ? (int)GetSessionToken.LastsFor(age).TotalSeconds
            : null);

    // docs/credentials.md tells administrators to give the device the user's name.
    private static string MfaDevice(string userName, Arn user) => $"arn:{user.Partition}:iam::{user.Account}:mfa/{userName}";
}

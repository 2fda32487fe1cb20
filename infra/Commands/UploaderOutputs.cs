using System.Collections.Immutable;
using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Infra.Commands;

/// <summary>
/// The stack's outputs for its uploaders: those of the uploader <c>upload</c> and its user <c>uploader</c>, which have outputs of
/// their own, and, if there are others, those of all uploaders and users by name.
/// </summary>
internal sealed class UploaderOutputs
{
    public UploaderOutputs(
        StackContext stack, StackSettings settings, IReadOnlyList<UploadAccess> uploads, Output<string> bucket)
    {
        UploaderCommands[] commands =
        [
            .. from upload in uploads
               from user in upload.Users
               select new UploaderCommands(stack, settings, upload, user, bucket),
        ];
        UploadUser[] users = [.. uploads.SelectMany(upload => upload.Users)];
        Default = uploads.FirstOrDefault(upload => upload.Settings.Name == AccessSettings.DefaultName);
        DefaultUser = users.FirstOrDefault(user => user.Name == AccessSettings.DefaultUser);
        DefaultCommands = commands.FirstOrDefault(user => user.User == AccessSettings.DefaultUser);

        var hasOthers = uploads.Count > 1 || Default is null || DefaultUser is null || users.Length > 1;
        Roles = hasOthers
            ? Output.All(uploads.Select(upload => upload.RoleArn)).Apply(arns => Nullable(uploads.Zip(arns).ToImmutableDictionary(
                pair => pair.First.Settings.Name, pair => RoleOf(pair.First.Settings, pair.Second!))))
            : Output.Create((ImmutableDictionary<string, ImmutableDictionary<string, string>>?)null);
        Commands = hasOthers && users.Length > 0
            ? UploaderCommands.Of(commands).Apply(Nullable)
            : Output.Create((ImmutableDictionary<string, ImmutableDictionary<string, string>>?)null);
        Secrets = hasOthers && users.Length > 0
            ? Output.CreateSecret(Output.All(users.Select(user => user.SecretAccessKey)).Apply(secrets =>
                Nullable(users.Zip(secrets).ToImmutableDictionary(pair => pair.First.Name, pair => pair.Second))))
            : Output.Create((ImmutableDictionary<string, string>?)null);
    }

    /// <summary>The uploader <c>upload</c>; null if the settings name none.</summary>
    public UploadAccess? Default { get; }

    /// <summary>The user <c>uploader</c>; null if the settings name none.</summary>
    public UploadUser? DefaultUser { get; }

    public UploaderCommands? DefaultCommands { get; }

    public Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>?> Roles { get; }

    public Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>?> Commands { get; }

    public Output<ImmutableDictionary<string, string>?> Secrets { get; }

    private static ImmutableDictionary<string, string> RoleOf(AccessSettings uploader, string arn) =>
        ImmutableDictionary.CreateRange(
        [
            KeyValuePair.Create("roleArn", arn), KeyValuePair.Create("prefixes", string.Join(", ", uploader.Grants)),
        ]);

    private static T? Nullable<T>(T value) where T : class => value;
}

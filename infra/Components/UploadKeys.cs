using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Iam;

namespace Infra.Components;

/// <summary>
/// The access keys of a user. Two can work at the same time, so that a new one replaces an old one without an outage.
/// </summary>
internal sealed class UploadKeys
{
    /// <param name="name">The name of the component; <c>upload</c> gives <c>upload-key</c> and <c>upload-key-b</c>.</param>
    /// <param name="parent">The component that the keys are children of.</param>
    public UploadKeys(string name, KeyLife life, User user, Resource parent)
    {
        var current = life.Keys
            .Select(settings => (settings, Key: Declare(NameOf(name, settings.Slot), settings, user, parent))).ToArray()
            .Single(declared => declared.settings == life.Current);
        CurrentId = current.Key.Id;
        IsEncrypted = current.settings.PgpKey is not null;
        CurrentSecret = Output.CreateSecret(IsEncrypted ? current.Key.EncryptedSecret : current.Key.Secret);
    }

    /// <summary>The id of the key that the stack's outputs hand over.</summary>
    public Output<string> CurrentId { get; }

    /// <summary>Its secret; the encrypted secret in base64 if the settings name a PGP key. Always a secret output.</summary>
    public Output<string> CurrentSecret { get; }

    public bool IsEncrypted { get; }

    /// <summary>The name of the resource; that of slot a is the one of a stack without the setting.</summary>
    public static string NameOf(string name, KeySlot slot) => slot == KeySlot.A ? $"{name}-key" : $"{name}-key-b";

    // AWS creates every key active, so an active key needs no status.
    private static AccessKey Declare(string name, KeySettings settings, User user, Resource parent) => new(name, new()
    {
        User = user.Name,
        Status = settings.IsActive ? (Input<string>?)null : "Inactive",
        PgpKey = settings.PgpKey is { } key ? key : (Input<string>?)null,
    }, StackContext.Child(parent));
}

using Infra.Settings;
using Pulumi;

namespace Infra.Components;

/// <summary>A user of an uploader with its access key.</summary>
/// <param name="AccessKeyId">The id of the user's newest active access key.</param>
/// <param name="SecretAccessKey">
/// The secret of that key; encrypted and in base64 if the settings name a PGP key. Always a secret output.
/// </param>
public sealed record UploadUser(
    UploaderUser Settings, Output<string> UserName, Output<string> Arn, Output<string> UniqueId, Output<string> AccessKeyId,
    Output<string> SecretAccessKey, bool SecretIsEncrypted)
{
    /// <summary>The name in the settings.</summary>
    public string Name => Settings.Name;
}

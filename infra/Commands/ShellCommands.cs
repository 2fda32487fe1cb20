namespace Infra.Commands;

/// <summary>The commands in the outputs for the user's access to the bucket, each ready to paste.</summary>
public static class ShellCommands
{
    /// <summary>For scripts in direct mode: exports the user's own key in the shell that evaluates it.</summary>
    public static string UseOwnKey(string stackName, string accessKeyId, bool isEncrypted = false) =>
        $"""
        AWS_SECRET_ACCESS_KEY={Secret(stackName, isEncrypted)} && [ -n "$AWS_SECRET_ACCESS_KEY" ] &&
        unset AWS_SESSION_TOKEN AWS_PROFILE &&
        export AWS_ACCESS_KEY_ID={accessKeyId} AWS_SECRET_ACCESS_KEY
        """;

    /// <summary>Copies a local file, or with <c>--recursive</c> a folder, to the checkpoints prefix.</summary>
    /// <param name="profile">The AWS CLI profile; null for the credentials in the environment.</param>
    public static string Upload(string bucket, string region, string? profile) =>
        $"aws s3 cp ./checkpoint s3://{bucket}/checkpoints/checkpoint --region {region}"
            + (profile is null ? "" : $" --profile {profile}");

    /// <summary>Replaces a resource by a new one from the current program and settings.</summary>
    public static string Replace(string stackName, string urn) =>
        $"pulumi up --stack {stackName} --replace {QuotedUrn(urn)}";

    /// <summary>The URN, which contains dollar signs, as one shell word.</summary>
    internal static string QuotedUrn(string urn) => $"\"{urn.Replace("$", "\\$", StringComparison.Ordinal)}\"";

    /// <summary>Prints the user's secret access key.</summary>
    /// <param name="isEncrypted">Whether the output is encrypted for the owner of a PGP key, who decrypts it here.</param>
    public static string ReadSecret(string stackName, bool isEncrypted = false) =>
        $"pulumi stack output secretAccessKey --show-secrets --stack {stackName}"
            + (isEncrypted ? " | base64 --decode | gpg --quiet --decrypt" : "");

    /// <summary>
    /// The secret access key as one shell word: the value of <c>UPLOADER_SECRET</c>, or Pulumi's output if it is not set.
    /// </summary>
    internal static string Secret(string stackName, bool isEncrypted = false) =>
        $"\"${{UPLOADER_SECRET:-$({ReadSecret(stackName, isEncrypted)})}}\"";
}

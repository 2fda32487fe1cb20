using Infra.Settings;
using Policies.Access;

namespace Infra.Commands;

/// <summary>The commands in the outputs for the user's access to the bucket, each ready to paste.</summary>
public static class ShellCommands
{
    /// <summary>For scripts in direct mode: exports the user's own key in the shell that evaluates it.</summary>
    public static string UseOwnKey(string stackName, string accessKeyId, bool isEncrypted = false) =>
        $"""
        AWS_SECRET_ACCESS_KEY={Secret(stackName, AccessSettings.DefaultUser, isEncrypted)} && [ -n "$AWS_SECRET_ACCESS_KEY" ] &&
        unset AWS_SESSION_TOKEN AWS_PROFILE &&
        export AWS_ACCESS_KEY_ID={accessKeyId} AWS_SECRET_ACCESS_KEY
        """;

    /// <summary>Copies a local file, or with <c>--recursive</c> a folder, to a prefix.</summary>
    /// <param name="profile">The AWS CLI profile; null for the credentials in the environment.</param>
    /// <param name="prefix">The prefix; null for the checkpoints'.</param>
    public static string Upload(string bucket, string region, string? profile, StatePrefix? prefix = null) =>
        $"aws s3 cp ./checkpoint s3://{bucket}/{prefix ?? StatePrefix.Checkpoints}checkpoint --region {region}{With(profile)}";

    /// <summary>Lists a prefix.</summary>
    public static string List(string bucket, string region, string? profile, StatePrefix prefix) =>
        $"aws s3 ls s3://{bucket}/{prefix} --region {region}{With(profile)}";

    /// <summary>Replaces a resource by a new one from the current program and settings.</summary>
    public static string Replace(string stackName, string urn) =>
        $"pulumi up --stack {stackName} --replace {QuotedUrn(urn)}";

    /// <summary>The URN, which contains dollar signs, as one shell word.</summary>
    internal static string QuotedUrn(string urn) => $"\"{urn.Replace("$", "\\$", StringComparison.Ordinal)}\"";

    /// <summary>Prints the secret access key of a user, by its name in the settings.</summary>
    /// <param name="isEncrypted">Whether the output is encrypted for the owner of a PGP key, who decrypts it here.</param>
    // The other users' secrets are members of one output. The rest of the pipe takes one out of Pulumi's JSON: without quotes,
    // braces and spaces, one member to a line. It contains no quotes itself, because it becomes part of a quoted word.
    public static string ReadSecret(string stackName, string user = AccessSettings.DefaultUser, bool isEncrypted = false) =>
        (user == AccessSettings.DefaultUser
            ? $"pulumi stack output secretAccessKey --show-secrets --stack {stackName}"
            : $"pulumi stack output uploaderSecrets --show-secrets --stack {stackName} --json | tr -d \\\\42\\\\40\\\\173\\\\175"
                + $" | tr , \\\\n | sed -n s/^{user}://p")
        + (isEncrypted ? " | base64 --decode | gpg --quiet --decrypt" : "");

    /// <summary>
    /// The secret access key as one shell word: the value of <c>UPLOADER_SECRET</c>, or Pulumi's output if it is not set.
    /// </summary>
    internal static string Secret(string stackName, string user, bool isEncrypted) =>
        $"\"${{UPLOADER_SECRET:-$({ReadSecret(stackName, user, isEncrypted)})}}\"";

    private static string With(string? profile) => profile is null ? "" : $" --profile {profile}";
}

namespace Infra.Commands;

/// <summary>The commands that the stack hands out for the user's way to the bucket, each ready to be pasted.</summary>
public static class ShellCommands
{
    /// <summary>Without a role, for scripts: the shell that evaluates it then holds the user's own key.</summary>
    public static string UseOwnKey(string stackName, string accessKeyId) =>
        $"""
        AWS_SECRET_ACCESS_KEY={Secret(stackName)} && [ -n "$AWS_SECRET_ACCESS_KEY" ] &&
        unset AWS_SESSION_TOKEN AWS_PROFILE &&
        export AWS_ACCESS_KEY_ID={accessKeyId} AWS_SECRET_ACCESS_KEY
        """;

    /// <summary>Copies a local file or, with <c>--recursive</c>, a folder under the checkpoints prefix.</summary>
    /// <param name="profile">The profile to do it with; null takes the credentials that the shell holds.</param>
    public static string Upload(string bucket, string region, string? profile) =>
        $"aws s3 cp ./checkpoint s3://{bucket}/checkpoints/checkpoint --region {region}" + (profile is null ? "" : $" --profile {profile}");

    /// <summary>Prints the user's secret access key.</summary>
    public static string ReadSecret(string stackName) => $"pulumi stack output secretAccessKey --show-secrets --stack {stackName}";

    /// <summary>The secret access key as one word of the shell: what <c>UPLOADER_SECRET</c> holds or, where it is not set, what Pulumi says.</summary>
    internal static string Secret(string stackName) => $"\"${{UPLOADER_SECRET:-$({ReadSecret(stackName)})}}\"";
}

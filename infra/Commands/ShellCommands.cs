namespace Infra.Commands;

/// <summary>The commands that the stack hands out for the user's way to the bucket, each ready to be pasted.</summary>
public static class ShellCommands
{
    /// <summary>
    /// Becomes the role: the shell then holds the session's credentials. The long-lived key is read when the command runs and is
    /// neither printed nor kept in the shell; where <c>UPLOADER_SECRET</c> holds it already, Pulumi is not asked.
    /// </summary>
    public static string AssumeRole(AssumeRole call) =>
        $"""
        eval "$(env -u AWS_SESSION_TOKEN -u AWS_PROFILE AWS_ACCESS_KEY_ID={call.AccessKeyId} \
          AWS_SECRET_ACCESS_KEY="${"{"}UPLOADER_SECRET:-$({ReadSecret(call.StackName)}){"}"}" \
          aws sts assume-role --region {call.Region} --role-arn {call.RoleArn} \
          --role-session-name {call.SessionName}{Options(call)} \
          --query "join('', ['export AWS_ACCESS_KEY_ID=', Credentials.AccessKeyId, ' AWS_SECRET_ACCESS_KEY=', Credentials.SecretAccessKey, ' AWS_SESSION_TOKEN=', Credentials.SessionToken])" \
          --output text)"
        """;

    /// <summary>Without a role: the shell then holds the user's own key.</summary>
    public static string UseOwnKey(string stackName, string accessKeyId) =>
        $"""
        unset AWS_SESSION_TOKEN AWS_PROFILE
        export AWS_ACCESS_KEY_ID={accessKeyId}
        export AWS_SECRET_ACCESS_KEY="${"{"}UPLOADER_SECRET:-$({ReadSecret(stackName)}){"}"}"
        """;

    /// <summary>Copies a local file or, with <c>--recursive</c>, a folder under the checkpoints prefix.</summary>
    public static string Upload(string bucket, string region) =>
        $"aws s3 cp ./checkpoint s3://{bucket}/checkpoints/checkpoint --region {region}";

    /// <summary>Prints the user's secret access key.</summary>
    public static string ReadSecret(string stackName) => $"pulumi stack output secretAccessKey --show-secrets --stack {stackName}";

    private static string Options(AssumeRole call) =>
        (call.ExternalId is { } id ? $" --external-id {id}" : "")
        + (call.MfaDevice is { } device ? $" --serial-number {device} --token-code \"$MFA_CODE\"" : "");
}

/// <summary>A call of <c>sts:AssumeRole</c> as the trust policy wants it.</summary>
/// <param name="MfaDevice">The ARN of the user's MFA device where the trust policy asks for one; the code is read from <c>MFA_CODE</c>.</param>
public sealed record AssumeRole(
    string StackName, string Region, string AccessKeyId, string RoleArn, string SessionName, string? ExternalId, string? MfaDevice);

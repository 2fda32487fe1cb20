namespace Infra.Commands;

/// <summary>A call of <c>sts:AssumeRole</c> that meets the conditions of the trust policy.</summary>
/// <param name="MfaDevice">The ARN of the user's MFA device if the trust policy requires a second factor; null otherwise.</param>
/// <param name="DurationSeconds">The duration of the session; null for AWS's default, one hour.</param>
public sealed record AssumeRole(
    string StackName,
    string Region,
    string AccessKeyId,
    string RoleArn,
    string SessionName,
    string? ExternalId,
    string? MfaDevice,
    int? DurationSeconds = null)
{
    /// <summary>
    /// The command of the source notes: it prints the session's credentials as JSON and does not change the shell.
    /// </summary>
    public string Plain => $"(\n{Call("")}\n)";

    /// <summary>
    /// For scripts: exports the session's credentials in the shell that evaluates it. It does not print the user's secret or
    /// leave it in the shell. If AWS refuses, the <c>eval</c> fails, and a command after <c>&amp;&amp;</c> does not run with the
    /// earlier credentials.
    /// </summary>
    public string Eval =>
        $"""
        eval "$({Call($" {Exports}")} || echo false)"
        """;

    private const string Exports =
        """
        --output text --query "join('', ['export AWS_ACCESS_KEY_ID=', Credentials.AccessKeyId, ' AWS_SECRET_ACCESS_KEY=', Credentials.SecretAccessKey, ' AWS_SESSION_TOKEN=', Credentials.SessionToken])"
        """;

    // A separate command reads the secret: in `A=1 B=$(command) aws`, a shell passes A to the inner command too, so Pulumi would
    // run with the user's key id.
    private string Call(string format) =>
        $"""
        secret={ShellCommands.Secret(StackName)} && [ -n "$secret" ] &&
        unset AWS_SESSION_TOKEN AWS_PROFILE &&
        AWS_ACCESS_KEY_ID={AccessKeyId} AWS_SECRET_ACCESS_KEY="$secret" aws sts assume-role --role-arn {RoleArn} --role-session-name "{SessionName}"{Options} --region {Region}{format}
        """;

    private string Options =>
        (ExternalId is { } id ? $" --external-id {id}" : "")
        + (MfaDevice is { } device ? $" --serial-number {device} --token-code \"$MFA_CODE\"" : "")
        + (DurationSeconds is { } seconds ? $" --duration-seconds {seconds}" : "");
}

namespace Infra.Commands;

/// <summary>A call of <c>sts:AssumeRole</c> that meets the conditions of the trust policy.</summary>
/// <param name="MfaDevice">The ARN of the user's MFA device where the trust policy asks for a second factor; null otherwise.</param>
/// <param name="DurationSeconds">How long the session lasts; null for the default of AWS, one hour.</param>
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
    /// The line of the notes that this stack grew from: it prints the session's credentials as JSON, and keeps nothing in the shell.
    /// </summary>
    public string Plain => $"(\n{Call("")}\n)";

    /// <summary>
    /// Puts the session's credentials into the shell that evaluates it, for scripts. The user's secret is neither printed nor kept in the
    /// shell. Where AWS refuses, the <c>eval</c> fails: a command behind <c>&amp;&amp;</c> does not run with the credentials of before.
    /// </summary>
    public string Eval =>
        $"""
        eval "$({Call($" {Exports}")} || echo false)"
        """;

    private const string Exports =
        """
        --output text --query "join('', ['export AWS_ACCESS_KEY_ID=', Credentials.AccessKeyId, ' AWS_SECRET_ACCESS_KEY=', Credentials.SecretAccessKey, ' AWS_SESSION_TOKEN=', Credentials.SessionToken])"
        """;

    // The secret is read in a command of its own: a shell that runs `A=1 B=$(command) aws` gives A to that command already, so Pulumi
    // would run with half of the user's key.
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

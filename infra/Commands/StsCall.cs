namespace Infra.Commands;

/// <summary>A call of STS with the user's key that returns a session, in the forms that the stack hands out.</summary>
public abstract record StsCall(string StackName, string Region, string AccessKeyId)
{
    /// <summary>Prints the session's credentials as JSON, and keeps nothing in the shell.</summary>
    public string Plain => $"(\n{Call("")}\n)";

    /// <summary>
    /// Puts the session's credentials into the shell that evaluates it, for scripts. The user's secret is neither printed nor kept in the
    /// shell. Where AWS refuses, the <c>eval</c> fails: a command behind <c>&amp;&amp;</c> does not run with the credentials of before.
    /// </summary>
    public string Eval =>
        $"""
        eval "$({Call($" {Exports}")} || echo false)"
        """;

    /// <summary>The subcommand of <c>aws sts</c> with its options, except the Region.</summary>
    protected abstract string Subcommand { get; }

    /// <summary>The options for a code of the second factor; empty where there is no device.</summary>
    protected static string Mfa(string? device) =>
        device is null ? "" : $" --serial-number {device} --token-code \"$MFA_CODE\"";

    /// <summary>The option for the length of the session; empty for the default of AWS.</summary>
    protected static string Duration(int? seconds) => seconds is null ? "" : $" --duration-seconds {seconds}";

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
        AWS_ACCESS_KEY_ID={AccessKeyId} AWS_SECRET_ACCESS_KEY="$secret" aws sts {Subcommand} --region {Region}{format}
        """;
}

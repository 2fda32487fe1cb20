using Infra.Settings;

namespace Infra.Commands;

/// <summary>A call of STS with the user's key that returns a session, in the forms that the stack outputs.</summary>
public abstract record StsCall(string StackName, string Region, string AccessKeyId)
{
    /// <summary>The user whose secret access key the call uses, by its name in the settings.</summary>
    public string User { get; init; } = AccessSettings.DefaultUser;

    /// <summary>Whether the secret in the stack's outputs is encrypted for the owner of a PGP key.</summary>
    public bool SecretIsEncrypted { get; init; }

    /// <summary>Prints the session's credentials as JSON and does not change the shell.</summary>
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

    /// <summary>The subcommand of <c>aws sts</c> with its options, except the Region.</summary>
    protected abstract string Subcommand { get; }

    /// <summary>The options for the MFA device and its code; empty without a device.</summary>
    protected static string Mfa(string? device) =>
        device is null ? "" : $" --serial-number {device} --token-code \"$MFA_CODE\"";

    /// <summary>The option for the session's duration; empty for AWS's default.</summary>
    protected static string Duration(int? seconds) => seconds is null ? "" : $" --duration-seconds {seconds}";

    private const string Exports =
        """
        --output text --query "join('', ['export AWS_ACCESS_KEY_ID=', Credentials.AccessKeyId, ' AWS_SECRET_ACCESS_KEY=', Credentials.SecretAccessKey, ' AWS_SESSION_TOKEN=', Credentials.SessionToken])"
        """;

    // A separate command reads the secret: in `A=1 B=$(command) aws`, a shell passes A to the inner command too, so Pulumi would
    // run with the user's key id.
    private string Call(string format) =>
        $"""
        secret={ShellCommands.Secret(StackName, User, SecretIsEncrypted)} && [ -n "$secret" ] &&
        unset AWS_SESSION_TOKEN AWS_PROFILE &&
        AWS_ACCESS_KEY_ID={AccessKeyId} AWS_SECRET_ACCESS_KEY="$secret" aws sts {Subcommand} --region {Region}{format}
        """;
}

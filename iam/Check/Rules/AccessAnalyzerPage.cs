namespace IamEngine.Check.Rules;

/// <summary>Links to the reference of IAM Access Analyzer's policy checks; an anchor consists of severity and name.</summary>
internal static class AccessAnalyzerPage
{
    private const string Page = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";

    private static readonly string[] CodesThatJoinWhatAnchorsDivide = [
        "CREATE_SLR_", "PASS_ROLE_", "PRIVATE_NOTIPADDRESS", "ALLOW_WITH_NOTPRINCIPAL"];

    public static string LinkTo(string code, Severity severity)
    {
        var name = code.ToLowerInvariant().Replace('_', '-');
        if (Array.Exists(CodesThatJoinWhatAnchorsDivide, start => code.StartsWith(start, StringComparison.Ordinal)))
        {
            name = name.Replace("-notipaddress", "-not-ip-address").Replace("-notaction", "-not-action")
                .Replace("-notresource", "-not-resource").Replace("-notprincipal", "-not-principal");
        }

        return $"{Page}#access-analyzer-reference-policy-checks-{Word(severity)}-{name}";
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "general-warning",
        Severity.SecurityWarning => "security-warning",
        _ => "suggestion",
    };
}

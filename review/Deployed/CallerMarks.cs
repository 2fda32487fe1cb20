using System.IO.Enumeration;
using IamEngine.Model;
using Review.Model.Accounts;

namespace Review.Deployed;

/// <summary>
/// What some statements compare with the caller. Callers with equal marks, and with equal policies, have equal answers.
/// </summary>
internal sealed class CallerMarks
{
    private const string PrincipalArn = "aws:PrincipalArn";

    // Keys of AWS that describe the call, its network or the resource, and not the caller.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    private static readonly HashSet<string> OfCall = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:CurrentTime", "aws:EpochTime",
        "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent", "aws:Referer", "aws:RequestedRegion", "aws:ResourceAccount",
        "aws:ResourceOrgID", "aws:ResourceOrgPaths", "aws:SecureTransport", "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce",
        "aws:TagKeys", "aws:UserAgent", "aws:ViaAWSService", "aws:VpcSourceIp",
    };

    private readonly string[] patterns;
    private readonly HashSet<string> names;
    private readonly bool isByArn;

    private CallerMarks(IEnumerable<Statement> statements)
    {
        var all = statements.ToArray();
        var conditions = all.SelectMany(statement => statement.Condition).ToArray();
        var byPattern = conditions.Where(IsByPattern).ToArray();
        patterns = [.. byPattern.SelectMany(condition => condition.Values).Distinct(StringComparer.Ordinal)];
        isByArn = conditions.Except(byPattern).Any(IsAboutCaller)
            || all.SelectMany(statement => statement.Resource.Patterns)
                .Any(pattern => pattern.Text.Contains('$', StringComparison.Ordinal));
        names = [.. all.SelectMany(statement => statement.Principal.Principals).Where(principal => principal
            is not (Principal.AnyAws or Principal.Account or Principal.Service or Principal.Federated))
            .SelectMany(principal => principal.Text.Split('/', ':'))];
    }

    /// <summary>Whether all callers have the same mark.</summary>
    public bool AreEqual => patterns.Length == 0 && names.Count == 0 && !isByArn;

    public static CallerMarks Of(IEnumerable<Statement> statements) => new(statements);

    /// <returns>The ARN if the statements name the caller or compare more of it; else which patterns match its ARN.</returns>
    public string Of(StackPrincipal caller)
    {
        if (AreEqual)
        {
            return "";
        }

        var arn = caller.Arn;
        // An ARN of IAM contains five colons, as a pattern for it does, so no wildcard of a matching pattern covers a colon.
        return isByArn || names.Contains(arn.LastName) ? arn.ToString()
            : string.Concat(patterns.Select(pattern =>
                FileSystemName.MatchesSimpleExpression(pattern, arn.ToString(), ignoreCase: false) ? '1' : '0'));
    }

    private static bool IsByPattern(Condition condition) =>
        condition.Key.Name.Equals(PrincipalArn, StringComparison.OrdinalIgnoreCase)
        && (condition.Operator is ConditionOperator.ArnEquals or ConditionOperator.ArnLike or ConditionOperator.ArnNotEquals
                or ConditionOperator.ArnNotLike or ConditionOperator.StringLike or ConditionOperator.StringNotLike
            || (condition.Operator is ConditionOperator.StringEquals or ConditionOperator.StringNotEquals
                && !condition.Values.Any(value => value.AsSpan().IndexOfAny('*', '?') >= 0)))
        && !condition.Values.Any(value => value.AsSpan().IndexOfAny('$', '\\') >= 0);

    private static bool IsAboutCaller(Condition condition) =>
        condition.Values.Any(value => value.Contains('$', StringComparison.Ordinal))
        || (condition.Key.Name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && !OfCall.Contains(condition.Key.Name)
            && !condition.Key.Name.StartsWith("aws:RequestTag/", StringComparison.OrdinalIgnoreCase)
            && !condition.Key.Name.StartsWith("aws:ResourceTag/", StringComparison.OrdinalIgnoreCase));
}

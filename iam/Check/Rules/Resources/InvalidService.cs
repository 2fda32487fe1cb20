using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>An ARN or a condition key names an unknown service.</summary>
internal sealed class InvalidService() : Rule("INVALID_SERVICE", Severity.Error)
{
    public override string Help =>
        "Look the prefix up in the service authorization reference; it often is not the service's name.";

    public override string? DifferenceFromAws =>
        "A service that AWS closed is known while the catalogue has ARNs of it, or AWS's managed policies name it.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "simplestorage:prefix": "reports/*" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "s3:prefix": "reports/*" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.Statements.SelectMany(InResources).Concat(
        policy.Statements.SelectMany(statement => statement.Conditions).Where(IsOfNoService)
            .Select(condition => new Violation(condition.Path, Message(condition.Key.Split(':')[0]))));

    private static IEnumerable<Violation> InResources(StatementSyntax statement) =>
        from text in statement.Resource?.Texts ?? []
        let arn = ArnSyntax.Read(text.Text)
        where arn is not null && !ArnSyntax.IsOpen(arn.Service)
        // INVALID_ARN_SERVICE_CASE reports capital letters.
        where !ArnForms.IsService(arn.Service) && !RetiredServices.Include(arn.Service)
            && !arn.Service.Any(char.IsAsciiLetterUpper)
        select new Violation(text.Path, Message(arn.Service));

    // A prefix with a dot is an identity provider's host name.
    private static bool IsOfNoService(ConditionSyntax condition)
    {
        var colon = condition.Key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < condition.Key.Length - 1 && condition.KnownKey is null
            && !condition.Key.AsSpan(0, colon).ContainsAny('.', ' ') && !RetiredServices.Include(condition.Key[..colon])
            && !ConditionKeyPrefix.IsGlobal(condition.Key) && !ConditionKeyPrefix.IsOfAService(condition.Key);
    }

    private static string Message(string service) => $"there is no service {service.Quoted()}";
}

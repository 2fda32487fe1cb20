using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>A statement allows an AWS service without a condition on the source account or source ARN.</summary>
internal sealed class RestrictAccessToServicePrincipal()
    : StatementRule("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", Severity.SecurityWarning)
{
    public override string Help =>
        "Add `aws:SourceArn` or `aws:SourceAccount`, so that the service cannot act here for another customer.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Service": "logging.s3.amazonaws.com" },
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Service": "logging.s3.amazonaws.com" },
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:SourceAccount": "123456789012" } }
        }
        """);

    private static readonly string[] KeysOfTheSource =
        ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner",
            "lambda:EventSourceToken"];

    internal override bool AppliesTo(PolicyKind kind) => kind.IsOfResources();

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        LetsAnyoneInThrough(statement) is { } service
            && RecommendedConditionKeyForServicePrincipal.InsteadOfTheSource(statement) is null
            ? [new(service.Path, $"{service.Text.Quoted()} may do this on behalf of any account")]
            : [];

    /// <summary>The service principal that a statement allows without a source condition; null if there is none.</summary>
    internal static PrincipalText? LetsAnyoneInThrough(StatementSyntax statement) =>
        statement is { Allows: true, Principal: { IsNegated: false } principal }
        && !statement.Conditions.Any(condition => condition.Narrows && KeysOfTheSource.Any(condition.IsOf))
            ? principal.Of("Service").FirstOrDefault()
            : null;
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>A statement limits an AWS service by a condition key other than the source keys.</summary>
internal sealed class RecommendedConditionKeyForServicePrincipal() : StatementRule(
    "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", Severity.Suggestion)
{
    public override string Help => "Use `aws:SourceArn` or `aws:SourceAccount` where the service sends them.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Service": "ses.amazonaws.com" },
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:Referer": "123456789012" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Service": "ses.amazonaws.com" },
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:SourceAccount": "123456789012" } }
        }
        """);

    private static readonly string[] Families = ["aws:Referer", "kms:CallerAccount", "kms:ViaService"];

    internal override bool AppliesTo(PolicyKind kind) => kind.IsOfResources();

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        RestrictAccessToServicePrincipal.LetsAnyoneInThrough(statement) is { } service
            && InsteadOfTheSource(statement) is { } condition
            ? [new(
                condition.Path,
                $"{service.Text.Quoted()} is restricted by {condition.Key.Quoted()}, which identifies the source less exactly "
                    + "than `aws:SourceArn` and `aws:SourceAccount`")]
            : [];

    /// <summary>A condition with a less specific source key; null if there is none.</summary>
    internal static ConditionSyntax? InsteadOfTheSource(StatementSyntax statement) =>
        statement.Conditions.FirstOrDefault(condition =>
        condition.Narrows
            && (Families.Any(condition.IsOfFamily)
            || condition.Key.StartsWith("kms:EncryptionContext:", StringComparison.OrdinalIgnoreCase)));
}

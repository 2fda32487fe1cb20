using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary><c>ForAnyValue</c> on a single-valued key, where it has no effect.</summary>
internal sealed class ForAnyValueWithSingleValuedKey() : ProjectStatementRule(
    "FORANYVALUE_WITH_SINGLE_VALUED_KEY", Severity.Warning,
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html")
{
    public override string Help => "Remove `ForAnyValue:`; a condition with a list of values does not need it.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "ForAnyValue:StringEquals": { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        from test in statement.Conditions
        where test is { Quantifier: Quantifier.ForAnyValue, KnownKey.IsMultivalued: false }
            && test.Operator != ConditionOperator.Null
        where !IdentityProvider.IsAudienceOfUnlistedProvider(test)
        select new Violation(test.Path, $"a request holds one value under {test.Key.Quoted()}, and `ForAnyValue` is for lists");
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>An Allow has a <c>ForAllValues</c> condition, which is also true for a request without the key.</summary>
internal sealed class ForAllValuesWithoutNullCheck() : ProjectStatementRule(
    "FORALLVALUES_WITHOUT_NULL_CHECK", Severity.Warning,
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html")
{
    public override string Help => "Add `\"Null\": { KEY: \"false\" }`, which requires the key.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "dynamodb:GetItem",
          "Resource": "arn:aws:dynamodb:us-east-1:123456789012:table/profiles",
          "Condition": { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "${aws:username}" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "dynamodb:GetItem",
          "Resource": "arn:aws:dynamodb:us-east-1:123456789012:table/profiles",
          "Condition": {
            "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "${aws:username}" },
            "Null": { "dynamodb:LeadingKeys": "false" }
          }
        }
        """);

    // On aws:TagKeys the condition means "only these tags", which a request without tags should satisfy.
    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        from test in statement.Conditions
        where statement.Allows
            && test is { Quantifier: Quantifier.ForAllValues, IsEmptyList: false, KnownKey.IsMultivalued: true }
        where test.Operator != ConditionOperator.Null && !test.Key.EndsWith("TagKeys", StringComparison.OrdinalIgnoreCase)
        where !statement.ConditionsOn(test.Key).Any(other => !other.HoldsWithoutTheKey)
        select new Violation(
            test.Path, $"`ForAllValues` also holds for requests without {test.Key.Quoted()}, and the statement allows them");
}

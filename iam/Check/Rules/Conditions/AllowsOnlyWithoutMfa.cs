using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>
/// A statement allows its actions only to callers without a second factor; the author probably means the reverse.
/// </summary>
internal sealed class AllowsOnlyWithoutMfa() : ProjectStatementRule(
    "ALLOWS_ONLY_WITHOUT_MFA", Severity.SecurityWarning,
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent")
{
    private const string Key = "aws:MultiFactorAuthPresent";

    public override string Help =>
        "To allow with MFA only write `Bool` ... `true`. To let callers set up MFA, leave the condition out of that statement.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        from condition in statement.Allows ? statement.ConditionsOn(Key) : []
        where condition.Values is [{ Text: var value }]
            && value.Equals(WithoutMfa(condition.Operator), StringComparison.OrdinalIgnoreCase)
        select new Violation(condition.Path, "the statement allows requests without MFA and none with it");

    // A request without MFA has the value `false`, or lacks the key if it is signed with a long-term access key.
    private static string? WithoutMfa(ConditionOperator op) => op switch
    {
        ConditionOperator.Bool => "false",
        ConditionOperator.Null => "true",
        _ => null,
    };
}

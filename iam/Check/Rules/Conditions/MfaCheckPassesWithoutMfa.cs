using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>
/// A condition tests for MFA but is also true for long-term access keys without MFA, whose requests lack the key.
/// </summary>
internal sealed class MfaCheckPassesWithoutMfa() : ProjectStatementRule(
    "MFA_CHECK_PASSES_WITHOUT_MFA", Severity.SecurityWarning,
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent")
{
    public override string Help =>
        "To deny without MFA write `BoolIfExists` ... `false`; to allow with MFA only write `Bool` ... `true`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        from test in statement.ConditionsOn("aws:MultiFactorAuthPresent")
        where test.Operator == ConditionOperator.Bool && test.Values is [{ Text: var value }]
            && value.Equals(statement.Denies ? "false" : "true", StringComparison.OrdinalIgnoreCase)
        where statement.Denies ? !test.IfExists : statement.Allows && test.IfExists
        select new Violation(test.Path, statement.Denies
            ? "requests made with plain access keys carry no `aws:MultiFactorAuthPresent`, and the statement does not deny them"
            : "requests made with plain access keys carry no `aws:MultiFactorAuthPresent`, and the statement allows them");
}

using IamEngine.Catalogue;
using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A string operator compares an ARN, so a wildcard can match several of its parts.</summary>
internal sealed class StringLikeOperatorWithArnKey()
    : ConditionRule("STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS", Severity.SecurityWarning)
{
    public override string Help => "Use `ArnLike` or `ArnNotLike`, which compare the six parts one by one, and write all six.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" } }
        }
        """);

    // EQUIVALENT_TO_NULL_FALSE reports "*", which as an ARN pattern would match nothing.
    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition is
        {
            Operator: ConditionOperator.StringLike
            or ConditionOperator.StringNotLike, KnownKey.Type: ConditionKeyType.Arn
        }
        && condition.Values.FirstOrDefault(
            value => value.Text != "*" && value.Text.AsSpan().ContainsAny('*', '?')) is { Text: not null } open
            ? At(
                condition,
                $"{condition.Key.Quoted()} is an ARN, and the wildcard of {open.Text.Quoted()} reaches across its parts under "
                    + $"`{condition.OperatorText}`")
            : [];
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A value has a wildcard, but the operator compares it as a plain character.</summary>
internal sealed class WildcardWithoutLikeOperator() : ValueRule("WILDCARD_WITHOUT_LIKE_OPERATOR", Severity.Warning)
{
    public override string Help =>
        "Use `StringLike` or `StringNotLike`; where the character itself is meant, write `${*}` or `${?}`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringEquals": { "s3:prefix": "reports/*" } }
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

    internal override bool AppliesTo(ConditionSyntax condition) =>
        condition.Kind == ConditionValueKind.String && !condition.Operator.HasWildcards();

    internal override string? Diagnose(string value, ConditionSyntax condition) =>
        value.Replace("${*}", "", StringComparison.Ordinal).Replace("${?}", "", StringComparison.Ordinal).AsSpan()
            .ContainsAny('*', '?')
            ? $"{value.Quoted()} has a wildcard, which is a plain character under `{condition.OperatorText}`"
            : null;
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A condition has an empty list of values.</summary>
internal sealed class EmptyArrayCondition() : ConditionRule("EMPTY_ARRAY_CONDITION", Severity.Suggestion)
{
    public override string Help => "Name the values, or remove the condition.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "s3:prefix": [] } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "StringLike": { "s3:prefix": ["reports/*"] } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition is { IsEmptyList: true, Quantifier: Quantifier.None, IfExists: false }
        ? At(condition,
            $"{condition.Key.Quoted()} is compared with nothing, so the condition "
                + $"{(condition.Operator.IsNegated() ? "always" : "never")} holds")
        : [];
}

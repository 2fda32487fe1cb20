using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary><c>ForAnyValue</c> with no values, which is always false.</summary>
internal sealed class EmptyArrayConditionForAnyValue() : ConditionRule("EMPTY_ARRAY_CONDITION_FORANYVALUE", Severity.Suggestion)
{
    public override string Help => "Name the values; as it is, the statement does nothing.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": [] } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": ["owner"] } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition is { IsEmptyList: true, Quantifier: Quantifier.ForAnyValue }
        ? At(condition, $"{condition.Key.Quoted()} is compared with nothing under `ForAnyValue`, which never holds")
        : [];
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary><c>Null</c> with <c>ForAllValues</c> or <c>ForAnyValue</c>, which always gives the same result.</summary>
internal sealed class NullWithQualifier() : ConditionRule("NULL_WITH_QUALIFIER", Severity.Suggestion)
{
    public override string Help => "Write `Null` alone.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "ForAnyValue:Null": { "aws:TagKeys": "true" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "Null": { "aws:TagKeys": "true" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition.Operator == ConditionOperator.Null && condition.Quantifier != Quantifier.None
        ? At(condition,
            $"`{condition.OperatorText}` {(condition.Quantifier == Quantifier.ForAllValues ? "always" : "never")} holds, "
                + "whatever the request has")
        : [];
}

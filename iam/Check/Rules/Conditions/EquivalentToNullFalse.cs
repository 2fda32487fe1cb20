using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A condition with the value <c>*</c> only tests that the key is present.</summary>
internal sealed class EquivalentToNullFalse() : ConditionRule("EQUIVALENT_TO_NULL_FALSE", Severity.Suggestion)
{
    public override string Help => "Write `\"Null\": { KEY: \"false\" }` instead.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "ec2:TerminateInstances",
          "Resource": "*",
          "Condition": { "StringLike": { "aws:ResourceTag/team": "*" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "ec2:TerminateInstances",
          "Resource": "*",
          "Condition": { "Null": { "aws:ResourceTag/team": "false" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition is { Operator: ConditionOperator.StringLike, IfExists: false, Quantifier: not Quantifier.ForAllValues }
            && condition.Values.Any(value => value.Text == "*")
            ? At(condition, $"`*` matches every value, so the condition only asks whether {condition.Key.Quoted()} is there")
            : [];
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A condition on a multivalued key has no set operator.</summary>
internal sealed class MissingQualifier() : ConditionRule("MISSING_QUALIFIER", Severity.Warning)
{
    public override string? DifferenceFromAws => AcceptedByAws;

    private protected override Severity SeverityOfAws => Severity.Error;

    public override string Help =>
        "Write `ForAnyValue:` or `ForAllValues:` before the operator; the second is also true without the key.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:TagKeys": "owner" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "owner" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition is { Quantifier: Quantifier.None, KnownKey.IsMultivalued: true } && condition.Operator != ConditionOperator.Null
            ? At(condition,
                $"a request holds a list under {condition.Key.Quoted()}, and `{condition.OperatorText}` compares one value")
            : [];
}

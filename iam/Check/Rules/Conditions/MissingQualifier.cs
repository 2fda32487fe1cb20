using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A key that holds a list is compared as if it held one value.</summary>
public sealed class MissingQualifier() : ConditionRule("MISSING_QUALIFIER", Severity.Error)
{
    public override string Help =>
        "Write `ForAnyValue:` or `ForAllValues:` before the operator; the second also holds where the key is missing.";

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

    internal override IEnumerable<Violation> Analyze(ConditionSyntax test) =>
        test is { Quantifier: Quantifier.None, KnownKey.IsMultivalued: true } && test.Operator != ConditionOperator.Null
            ? At(test, $"a request holds a list under {test.Key.Quoted()}, and `{test.OperatorText}` compares one value")
            : [];
}

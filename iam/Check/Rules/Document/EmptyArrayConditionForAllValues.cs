using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary><c>ForAllValues</c> with no values, which is true only without the key.</summary>
internal sealed class EmptyArrayConditionForAllValues() : ConditionRule("EMPTY_ARRAY_CONDITION_FORALLVALUES", Severity.Suggestion)
{
    public override string Help => "To ask whether the key is missing, write `\"Null\": { KEY: \"true\" }`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": [] } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "Null": { "aws:TagKeys": "true" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition is { IsEmptyList: true, Quantifier: Quantifier.ForAllValues }
        ? At(condition,
            $"{condition.Key.Quoted()} is compared with nothing under `ForAllValues`, which holds only where the request has "
                + "no such key")
        : [];
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A tag condition key lacks the tag's key.</summary>
internal sealed class MissingTagKeyInCondition() : ConditionRule("MISSING_TAG_KEY_IN_CONDITION", Severity.Error)
{
    public override string Help => "Add a slash and the tag's key: `aws:RequestTag/team`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:RequestTag": "data" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "ec2:CreateTags",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:RequestTag/team": "data" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        ConditionKeyPrefix.LacksItsTag(condition) ? At(condition, $"{condition.Key.Quoted()} does not say which tag is meant")
            : [];
}

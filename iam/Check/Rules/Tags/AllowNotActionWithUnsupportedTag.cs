using IamEngine.Model;

namespace IamEngine.Check.Rules.Tags;

/// <summary>An Allow with <c>NotAction</c> tests a tag of the resource, which many actions do not support.</summary>
internal sealed class AllowNotActionWithUnsupportedTag() : TagRule(
    "ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", Severity.Suggestion, Effect.Allow, negated: true)
{
    public override string Help => "Name with `Action` what is allowed.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "NotAction": "iam:*",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:ResourceTag/team": "data" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "ec2:TerminateInstances",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:ResourceTag/team": "data" } }
        }
        """);
}

using IamEngine.Model;

namespace IamEngine.Check.Rules.Tags;

/// <summary>A Deny with <c>NotAction</c> tests a tag of the resource, which many actions do not support.</summary>
internal sealed class DenyNotActionWithUnsupportedTag() : TagRule(
    "DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", Severity.SecurityWarning, Effect.Deny, negated: true)
{
    public override string Help => "Name with `Action` what is denied.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "NotAction": "ec2:DescribeInstances",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:ResourceTag/status": "kept" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "ec2:TerminateInstances",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:ResourceTag/status": "kept" } }
        }
        """);
}

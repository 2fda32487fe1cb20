using IamEngine.Model;

namespace IamEngine.Check.Rules.Tags;

/// <summary>A Deny tests a tag of the resource, but some of its actions do not support the key; they are not denied.</summary>
internal sealed class DenyWithUnsupportedTag() : TagRule(
    "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", Severity.SecurityWarning, Effect.Deny, negated: false)
{
    public override string Help => "Deny these actions in a statement of their own, by the names of the resources.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "route53domains:TransferDomain",
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

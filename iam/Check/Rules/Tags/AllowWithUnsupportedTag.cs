using IamEngine.Model;

namespace IamEngine.Check.Rules.Tags;

/// <summary>What is allowed by a tag of the resource includes actions that carry none, and those are not allowed.</summary>
internal sealed class AllowWithUnsupportedTag() : TagRule(
    "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", Severity.Suggestion, Effect.Allow, negated: false)
{
    public override string Help => "Allow these actions in a statement of their own, by the names of the resources.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": ["ec2:TerminateInstances", "route53domains:TransferDomain"],
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

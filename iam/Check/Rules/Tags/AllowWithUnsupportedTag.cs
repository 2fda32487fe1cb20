using IamEngine.Model;

namespace IamEngine.Check.Rules.Tags;

/// <summary>An Allow tests a tag of the resource, but some of its actions do not support the key; they are not allowed.</summary>
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

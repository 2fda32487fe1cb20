using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>A newer condition key replaces this one.</summary>
internal sealed class DeprecatedGlobalConditionKey() : ConditionRule("DEPRECATED_GLOBAL_CONDITION_KEY", Severity.Warning)
{
    public override string Help => "Use the newer key: services do not set the old one any more, or will stop.";

    public override string? DifferenceFromAws =>
        "AWS's check is about `aws:ARN`, which `UNSUPPORTED_GLOBAL_CONDITION_KEY` reports here; this one reports "
            + "`aws:SourceOwner`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Resource,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Service": "s3.amazonaws.com" },
          "Action": "sns:Publish",
          "Resource": "arn:aws:sns:us-east-1:123456789012:uploads",
          "Condition": { "StringEquals": { "aws:SourceOwner": "123456789012" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Service": "s3.amazonaws.com" },
          "Action": "sns:Publish",
          "Resource": "arn:aws:sns:us-east-1:123456789012:uploads",
          "Condition": { "StringEquals": { "aws:SourceAccount": "123456789012" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition.IsOf("aws:SourceOwner")
            ? At(condition, $"{condition.Key.Quoted()} is deprecated; `aws:SourceAccount` took its place") : [];
}

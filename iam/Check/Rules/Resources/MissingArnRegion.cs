using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>An ARN has no Region, but ARNs of its service have one.</summary>
internal sealed class MissingArnRegion() : ArnRule("MISSING_ARN_REGION", Severity.Warning)
{
    public override string? DifferenceFromAws => AcceptedByAws;

    private protected override Severity SeverityOfAws => Severity.Error;

    public override string Help => "Write the Region, or `*` for every one.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs::123456789012:orders" }""",
        good: """{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:123456789012:orders" }""");

    internal override string? Diagnose(ArnSyntax arn, PolicySyntax policy) =>
        policy.ArnErrors.Of(arn).HasFlag(ArnError.RegionMissing)
            ? $"{arn.Text.Quoted()} has no Region, and such ARNs of `{arn.Service}` have one"
            : null;
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>An ARN has an unknown Region.</summary>
internal sealed class InvalidArnRegion() : ArnRule("INVALID_ARN_REGION")
{
    public override string Help => "Write the Region's name as AWS has it: `us-east-1`.";

    public override string? DifferenceFromAws => "Knows the Regions, but not which services each of them has.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-esat-1:123456789012:orders" }""",
        good: """{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:123456789012:orders" }""");

    internal override string? Diagnose(ArnSyntax arn, PolicySyntax policy) =>
        arn.Region.Length == 0 || ArnSyntax.IsOpen(arn.Region) || Regions.IsRegion(arn.Region)
            || policy.ArnErrors.Of(arn).HasFlag(ArnError.RegionNotAllowed)
            ? null
            : "there is no Region "
                + $"{arn.Region.Quoted()}{(Regions.Nearest(arn.Region) is { } near ? $"; did you mean `{near}`?" : "")}";
}

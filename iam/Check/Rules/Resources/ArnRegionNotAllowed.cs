using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>An ARN has a Region, but ARNs of its service have none.</summary>
internal sealed class ArnRegionNotAllowed() : ArnRule("ARN_REGION_NOT_ALLOWED")
{
    public override string Help => "Leave the Region empty; the colons stay.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam:us-east-1:123456789012:role/reader" }""",
        good: """{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam::123456789012:role/reader" }""");

    internal override string? Diagnose(ArnSyntax arn, PolicySyntax policy) =>
        policy.ArnErrors.Of(arn).HasFlag(ArnError.RegionNotAllowed)
            ? $"the ARN has the Region {arn.Region.Quoted()}, and such ARNs of `{arn.Service}` have none"
            : null;
}

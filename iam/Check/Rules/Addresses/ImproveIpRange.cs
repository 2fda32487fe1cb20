using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Addresses;

/// <summary>An address block has bits after its prefix, which have no effect.</summary>
internal sealed class ImproveIpRange() : ValueRule("IMPROVE_IP_RANGE", Severity.Suggestion)
{
    public override string Help => "Write the block's first address, or, if one address is meant, no prefix.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.7/24" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } }
        }
        """);

    internal override bool AppliesTo(ConditionSyntax condition) => condition.Kind == ConditionValueKind.IpAddress;

    internal override string? Diagnose(string value, ConditionSyntax condition) =>
        value.Contains('/', StringComparison.Ordinal) && Cidr.TryReadLoosely(value, out var cidr)
            && Cidr.Ask(value) is Answer<Cidr>.No
            ? $"{value.Quoted()} means `{cidr}`: the bits after the prefix are ignored"
            : null;
}

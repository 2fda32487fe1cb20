using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>An IP address operator has a value that is not an address or block.</summary>
internal sealed class TypeMismatchIpRange() : ValueRule("TYPE_MISMATCH_IP_RANGE", Severity.Warning)
{
    public override string Help => "Write an address or a block: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0-255" } }
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
        IsVariable(value) || Cidr.TryReadLoosely(value, out _) ? null
            : $"{value.Quoted()} is neither an IP address nor a block of them";
}

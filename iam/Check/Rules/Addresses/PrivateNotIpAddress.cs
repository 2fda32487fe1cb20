using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Addresses;

/// <summary>A condition excludes private source addresses only, so it is always true.</summary>
internal sealed class PrivateNotIpAddress() : ConditionRule("PRIVATE_NOTIPADDRESS", Severity.Error)
{
    public override string Help =>
        "Name public addresses; for requests through a VPC endpoint test `aws:VpcSourceIp` with `aws:SourceVpc`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "NotIpAddress": { "aws:SourceIp": "192.168.0.0/16" } }
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

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        PrivateAddresses.Of(condition, ConditionOperator.NotIpAddress) is ({ Count: > 0 } found, var count)
            && found.Count == count
            ? At(condition,
                $"{PrivateAddresses.Listed(found)} {(count == 1 ? "is" : "are")} private, so the condition always holds")
            : [];
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Addresses;

/// <summary>A condition excludes several source addresses, and some of them are private.</summary>
internal sealed class PrivateNotIpAddressSubset() : ConditionRule("PRIVATE_NOTIPADDRESS_SUBSET", Severity.Suggestion)
{
    public override string Help =>
        "Remove the private addresses; for requests through a VPC endpoint test `aws:VpcSourceIp` with `aws:SourceVpc`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "NotIpAddress": { "aws:SourceIp": ["203.0.113.0/24", "192.168.0.0/16"] } }
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
        PrivateAddresses.Of(condition, ConditionOperator.NotIpAddress) is ({ Count: > 0 } found, var count) && found.Count < count
            ? found.Select(
                value => new Violation(value.Path, $"{value.Text.Quoted()} is private, and no request comes from there"))
            : [];
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Addresses;

/// <summary>A condition requires one of several source addresses, and some of them are private.</summary>
internal sealed class PrivateIpAddressSubset() : ConditionRule("PRIVATE_IP_ADDRESS_SUBSET", Severity.Suggestion)
{
    public override string Help =>
        "Remove the private addresses; for requests through a VPC endpoint test `aws:VpcSourceIp` with `aws:SourceVpc`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "10.0.0.0/8"] } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        PrivateAddresses.Of(condition, ConditionOperator.IpAddress) is ({ Count: > 0 } found, var count) && found.Count < count
            ? found.Select(
                value => new Violation(value.Path, $"{value.Text.Quoted()} is private, and no request comes from there"))
            : [];
}

using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Addresses;

/// <summary>A condition requires a private source address.</summary>
internal sealed class PrivateIpAddress() : ConditionRule("PRIVATE_IP_ADDRESS", Severity.Error)
{
    public override string Help =>
        "Name public addresses; for requests through a VPC endpoint test `aws:VpcSourceIp` with `aws:SourceVpc`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }
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
        PrivateAddresses.Of(condition, ConditionOperator.IpAddress) is ({ Count: > 0 } found, var count) && found.Count == count
            ? At(condition,
                $"{PrivateAddresses.Listed(found)} {(count == 1 ? "is" : "are")} private, so the condition never holds")
            : [];
}

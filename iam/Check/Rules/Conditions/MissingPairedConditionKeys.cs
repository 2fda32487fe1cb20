using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>
/// A condition tests a key without the second key that makes it unique: many networks have the same private addresses.
/// </summary>
internal sealed class MissingPairedConditionKeys() : StatementRule("MISSING_PAIRED_CONDITION_KEYS", Severity.SecurityWarning)
{
    public override string Help => "Test the other key in the same condition.";

    public override string? DifferenceFromAws =>
        "Also knows the pairs of `aws:Ec2InstanceSourcePrivateIPv4` and of Amazon Cognito's `amr`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/24" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": {
            "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/24" },
            "StringEquals": { "aws:SourceVpc": "vpc-0123456789abcdef0" }
          }
        }
        """);

    private static readonly (string Key, string[] Partners)[] Pairs =
    [
        ("aws:VpcSourceIp", ["aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn"]),
        ("aws:Ec2InstanceSourcePrivateIPv4", ["aws:Ec2InstanceSourceVpc"]),
        ("cognito-identity.amazonaws.com:amr", ["cognito-identity.amazonaws.com:aud"]),
    ];

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        from test in statement.Conditions
        where test.Operator != ConditionOperator.Null
        let partners = Array.Find(Pairs, pair => test.IsOf(pair.Key)).Partners
        where partners is not null && !statement.HasConditionOn(partners)
        select new Violation(
            test.Path, $"{test.Key.Quoted()} says little without "
                + $"{string.Join(" or ", partners.Select(partner => partner.Quoted()))}");
}

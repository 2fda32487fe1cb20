using System.Text.RegularExpressions;
using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A condition on a VPC has a value that is not a VPC id.</summary>
internal sealed partial class InvalidVpcFormat() : ValueRule("INVALID_VPC_FORMAT", Severity.Error)
{
    public override string Help => "Write `vpc-` and the 8 or 17 characters of the VPC's id.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:SourceVpc": "production" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:SourceVpc": "vpc-0123456789abcdef0" } }
        }
        """);

    internal override bool AppliesTo(ConditionSyntax condition) =>
        condition.Kind == ConditionValueKind.String && condition.IsOf("aws:SourceVpc");

    internal override string? Diagnose(string value, ConditionSyntax condition) =>
        IsOpen(value) || Id().IsMatch(value) ? null : $"{value.Quoted()} is not the id of a VPC";

    [GeneratedRegex(@"^vpc-([0-9A-Za-z]{8}|[0-9A-Za-z]{17})\z")]
    private static partial Regex Id();
}

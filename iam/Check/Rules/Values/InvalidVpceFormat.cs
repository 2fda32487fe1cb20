using System.Text.RegularExpressions;
using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A condition on a VPC endpoint has a value that is not an endpoint id.</summary>
internal sealed partial class InvalidVpceFormat() : ValueRule("INVALID_VPCE_FORMAT", Severity.Error)
{
    public override string Help => "Write `vpce-` and the 8 or 17 characters of the endpoint's id.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:SourceVpce": "vpc-0123456789abcdef0" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } }
        }
        """);

    internal override bool AppliesTo(ConditionSyntax condition) =>
        condition.Kind == ConditionValueKind.String && condition.IsOf("aws:SourceVpce");

    internal override string? Diagnose(string value, ConditionSyntax condition) =>
        IsOpen(value) || Id().IsMatch(value) ? null : $"{value.Quoted()} is not the id of a VPC endpoint";

    [GeneratedRegex(@"^vpce-([0-9A-Za-z]{8}|[0-9A-Za-z]{17})\z")]
    private static partial Regex Id();
}

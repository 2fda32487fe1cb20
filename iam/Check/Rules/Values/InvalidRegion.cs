using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>A condition has an unknown Region.</summary>
internal sealed class InvalidRegion() : ValueRule("INVALID_REGION", Severity.Error)
{
    public override string Help => "Write the Region's name as AWS has it: `us-east-1`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:*",
          "Resource": "*",
          "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-centrl-1" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:*",
          "Resource": "*",
          "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-central-1" } }
        }
        """);

    internal override bool AppliesTo(ConditionSyntax condition) =>
        condition.Kind == ConditionValueKind.String
            && (condition.IsOf("aws:RequestedRegion") || condition.Key.EndsWith(":Region", StringComparison.OrdinalIgnoreCase));

    internal override string? Diagnose(string value, ConditionSyntax condition) => IsOpen(value) || Regions.IsRegion(value)
        ? null
        : $"there is no Region {value.Quoted()}{(Regions.Nearest(value) is { } near ? $"; did you mean `{near}`?" : "")}";
}

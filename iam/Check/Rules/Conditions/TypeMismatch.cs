using IamEngine.Catalogue;
using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Conditions;

/// <summary>An operator compares another type of value than the key has.</summary>
internal sealed class TypeMismatch() : ConditionRule("TYPE_MISMATCH", Severity.Warning)
{
    public override string Help => "Use an operator of the key's type.";

    public override string? DifferenceFromAws => "Lets an ARN be compared as text, and text that is an ARN as one.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:SecureTransport": "false" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:DeleteObject",
          "Resource": "*",
          "Condition": { "Bool": { "aws:SecureTransport": "false" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition.KnownKey is { } key && !Suits(condition, key)
        ? At(condition,
            $"{condition.Key.Quoted()} is {Name(key.Type)}, and `{condition.OperatorText}` compares {Name(condition.Kind)}")
        : [];

    // An ARN can be compared as text, and text that is an ARN as an ARN. aws:EpochTime is both a date and a number.
    private static bool Suits(ConditionSyntax condition, CatalogueConditionKey key) =>
        condition.Kind == ConditionValueKind.Null || key.Type switch
        {
            ConditionKeyType.String => condition.Kind is ConditionValueKind.String or ConditionValueKind.Binary
                || (condition.Kind == ConditionValueKind.Arn && condition.Values.All(
                    value => value.Text.StartsWith("arn:", StringComparison.Ordinal) || value.Text == "*")),
            ConditionKeyType.Arn => condition.Kind is ConditionValueKind.Arn or ConditionValueKind.String,
            ConditionKeyType.Numeric => condition.Kind == ConditionValueKind.Number,
            ConditionKeyType.Date => condition.Kind == ConditionValueKind.Date
                || (condition.Kind == ConditionValueKind.Number && condition.IsOf("aws:EpochTime")),
            ConditionKeyType.Bool => condition.Kind == ConditionValueKind.Bool,
            _ => condition.Kind == ConditionValueKind.IpAddress,
        };

    private static string Name(ConditionKeyType type) => type switch
    {
        ConditionKeyType.String => "text",
        ConditionKeyType.Arn => "an ARN",
        ConditionKeyType.Numeric => "a number",
        ConditionKeyType.Date => "a date",
        ConditionKeyType.Bool => "true or false",
        _ => "an IP address",
    };

    private static string Name(ConditionValueKind kind) => kind switch
    {
        ConditionValueKind.String => "text",
        ConditionValueKind.Arn => "ARNs",
        ConditionValueKind.Number => "numbers",
        ConditionValueKind.Date => "dates",
        ConditionValueKind.Bool => "true and false",
        ConditionValueKind.Binary => "bytes",
        _ => "IP addresses",
    };
}

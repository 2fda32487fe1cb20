using System.Text.Json;
using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Values;

/// <summary>One list of values mixes text, numbers and Booleans.</summary>
internal sealed class InvalidConditionDataType() : ConditionRule("INVALID_CONDITION_DATA_TYPE", Severity.Error)
{
    public override string Help => "Write every value as text.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "NumericEquals": { "s3:max-keys": ["10", 20] } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::example",
          "Condition": { "NumericEquals": { "s3:max-keys": ["10", "20"] } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(ConditionSyntax condition) =>
        condition.Json.ValueKind == JsonValueKind.Array
            && condition.Json.EnumerateArray().Select(TypeOf).Where(type => type.Length > 0).Distinct()
                .ToArray() is { Length: > 1 } types
            ? At(condition,
                $"the values of {condition.Key.Quoted()} are {string.Join(" and ", types)}; all of one list are of one type")
            : [];

    // The reader refuses other types of JSON values.
    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "numbers",
        JsonValueKind.True or JsonValueKind.False => "Booleans",
        _ => "",
    };
}

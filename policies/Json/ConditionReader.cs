using System.Text.Json;
using Policies.Model;

namespace Policies.Json;

/// <summary>Reads a <c>Condition</c> element: operator, then key, then one value or a list.</summary>
internal static class ConditionReader
{
    public static ConditionBlock Read(JsonElement json, string path, Problems problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(path, "DATA_TYPE_MISMATCH", $"expected an object of operators, found {JsonMembers.Describe(json)}");
            return ConditionBlock.None;
        }

        var tests = new List<ConditionTest>();
        foreach (var member in json.EnumerateObject())
        {
            ReadOperator(member, $"{path}.{member.Name}", tests, problems);
        }

        return problems.Any ? ConditionBlock.None : ConditionBlock.Of([.. tests]);
    }

    private static void ReadOperator(JsonProperty member, string path, List<ConditionTest> tests, Problems problems)
    {
        var known = ConditionOperators.TryRead(member.Name, out var condition, out var quantifier, out var ifExists);
        if (!known)
        {
            problems.Add(path, "INVALID_CONDITION_OPERATOR", $"`{member.Name}` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists");
        }
        else if (condition == ConditionOperator.Null && ifExists)
        {
            problems.Add(path, "NULL_WITH_IF_EXISTS", "`Null` asks whether the key is there, so it has no IfExists form; write `Null`");
        }

        if (member.Value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(path, "DATA_TYPE_MISMATCH", $"expected an object of condition keys, found {JsonMembers.Describe(member.Value)}");
            return;
        }

        foreach (var key in member.Value.EnumerateObject())
        {
            var at = $"{path}.{key.Name}";
            var values = JsonMembers.TextOrTexts(key.Value, at, problems, scalars: true).ToSortedValues();
            var test = new ConditionTest(condition, new(key.Name), values, quantifier, ifExists);
            if (known && tests.Exists(test.IsAboutTheSameAs))
            {
                problems.Add(at, "DUPLICATE_KEYS_WITH_DIFFERENT_CASE", $"`{key.Name}` stands under this operator already (case does not tell keys apart); only one of the two would count");
            }

            tests.Add(test);
        }
    }
}

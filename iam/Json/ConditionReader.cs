using System.Text.Json;
using IamEngine.Model;

namespace IamEngine.Json;

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

        var conditions = new List<Condition>();
        var operators = new HashSet<string>(StringComparer.Ordinal);
        var places = new HashSet<(ConditionOperator, Quantifier, bool, ConditionKey)>();
        foreach (var member in json.EnumerateObject())
        {
            var at = JsonMembers.Under(path, member.Name);
            if (!operators.Add(member.Name))
            {
                problems.Add(at, "JSON_SYNTAX_ERROR", $"`{member.Name}` is a duplicate; only one of the two would count");
            }

            foreach (var condition in ReadOperator(member, at, problems))
            {
                if (!places.Add(condition.Place))
                {
                    problems.Add(
                        JsonMembers.Under(at, condition.Key.Name), "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
                        $"`{condition.Key}` is a duplicate under this operator (keys are case-insensitive); only one of the "
                            + "two would count");
                }

                conditions.Add(condition);
            }
        }

        return problems.Any ? ConditionBlock.None : ConditionBlock.Of([.. conditions]);
    }

    // An unknown operator yields no conditions, but its keys are still read to report their problems.
    private static List<Condition> ReadOperator(JsonProperty member, string path, Problems problems)
    {
        var conditions = new List<Condition>();
        var known = ConditionOperators.TryRead(member.Name, out var op, out var quantifier, out var ifExists);
        if (!known)
        {
            problems.Add(
                path, "INVALID_CONDITION_OPERATOR",
                $"`{member.Name}` is not a condition operator, such as StringEquals or ForAnyValue:StringLikeIfExists");
        }
        else if (op == ConditionOperator.Null && ifExists)
        {
            problems.Add(
                path, "NULL_WITH_IF_EXISTS", "`Null` asks whether the key is there, so it has no IfExists form; write `Null`");
        }

        if (member.Value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(
                path, "DATA_TYPE_MISMATCH", $"expected an object of condition keys, found {JsonMembers.Describe(member.Value)}");
            return conditions;
        }

        foreach (var key in member.Value.EnumerateObject())
        {
            var values = JsonMembers.TextOrTexts(key.Value, JsonMembers.Under(path, key.Name), problems, scalars: true);
            if (known)
            {
                conditions.Add(new(op, new(key.Name), values.Select(value => value.Text).ToSortedValues(), quantifier, ifExists));
            }
        }

        return conditions;
    }
}

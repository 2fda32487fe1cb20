using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tests.Json;

/// <summary>
/// Writes a document in another form with the same meaning: members in another order, lists in another order with repeated
/// values, a single value with or without a list, a single statement without a list.
/// </summary>
internal static class Shuffle
{
    public static string Text(string json, int seed)
    {
        var random = new Random(seed);
        return Shuffled(JsonNode.Parse(json)!, "", random).ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = random.Next(2) == 0,
        });
    }

    private static JsonNode Shuffled(JsonNode node, string member, Random random) => node switch
    {
        JsonObject members => Members(members, random),
        // Statements keep their order, by which readers find them.
        JsonArray { Count: 1 } statements when member == "Statement" && random.Next(2) == 0 =>
            Shuffled(statements[0]!, "", random),
        JsonArray statements when member == "Statement" =>
            new JsonArray([.. statements.Select(statement => Shuffled(statement!, "", random))]),
        JsonArray values => Values([.. values.Select(value => value!)], random),
        _ when member is "Version" or "Id" or "Sid" or "Effect" || node.ToString() == "*" && member is "Principal"
            or "NotPrincipal" => node.DeepClone(),
        _ => random.Next(2) == 0 ? node.DeepClone() : Values([node], random),
    };

    private static JsonObject Members(JsonObject members, Random random)
    {
        var pairs = members.ToArray();
        random.Shuffle(pairs);
        return new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Shuffled(pair.Value!, pair.Key, random))));
    }

    private static JsonArray Values(JsonNode[] values, Random random)
    {
        JsonNode[] more = values.Length > 0 && random.Next(2) == 0 ? [.. values, values[random.Next(values.Length)]]
            : [.. values];
        random.Shuffle(more);
        return new([.. more.Select(value => value.DeepClone())]);
    }
}

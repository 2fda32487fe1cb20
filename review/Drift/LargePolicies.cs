using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// Managed policies with hundreds of actions, such as ReadOnlyAccess. To compare every action would take an hour, so only those
/// of the services in the stack's own policies are compared.
/// </summary>
internal static class LargePolicies
{
    private const int MostActions = 60;

    /// <summary>The services that are compared.</summary>
    public static IReadOnlyList<string> Compared { get; } = ["s3", "kms", "sts", "iam"];

    public static bool IsLarge(JsonNode document) => Count(document) > MostActions;

    public static int Count(JsonNode document) => Statements(document).Sum(statement => statement["Action"].AsTexts().Count);

    /// <summary>The document; without the actions of other services if it is large.</summary>
    public static JsonNode Shortened(JsonNode document)
    {
        if (!IsLarge(document))
        {
            return document.DeepClone();
        }

        var shortened = document.DeepClone();
        var kept = new JsonArray();
        foreach (var statement in Statements(shortened))
        {
            var left = statement.DeepClone().AsObject();
            if (statement["Action"] is JsonArray actions)
            {
                var compared = actions.Select(JsonTexts.AsText).OfType<string>().Where(IsCompared).ToArray();
                if (compared.Length == 0)
                {
                    continue;
                }

                left["Action"] = new JsonArray([.. compared.Select(action => (JsonNode?)action)]);
            }

            kept.Add(left);
        }

        shortened["Statement"] = kept;
        return shortened;
    }

    private static bool IsCompared(string action) =>
        action.Split(':')[0] is var service && (service.Contains('*', StringComparison.Ordinal) || Compared.Contains(service));

    private static IEnumerable<JsonObject> Statements(JsonNode document) => document.At("Statement") switch
    {
        JsonArray list => list.OfType<JsonObject>(),
        JsonObject one => [one],
        _ => [],
    };
}

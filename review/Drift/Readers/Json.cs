using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Drift.Readers;

/// <summary>Converts JSON of AWS's answers into the form of the provider's inputs.</summary>
internal static class Json
{
    public static JsonObject WithoutNulls(JsonObject json) =>
        new(json.Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    /// <summary>
    /// With member names in camel case: <c>NoncurrentDays</c> becomes <c>noncurrentDays</c>. False members are left out, because
    /// AWS answers false for a setting that is off.
    /// </summary>
    public static JsonNode? Camel(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member.Value is not null && member.Value.GetValueKind() != System.Text.Json.JsonValueKind.False)
            .Select(member => KeyValuePair.Create(
                member.Key.Length == 0 ? member.Key
                    : char.ToLowerInvariant(member.Key[0]) + member.Key[1..], Camel(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Camel)]),
        _ => node?.DeepClone(),
    };

    /// <summary>A list of the texts of one member: the ids of security groups.</summary>
    public static JsonArray Texts(JsonNode? list, string member) =>
        [.. list.AsObjects().Select(item => item[member].AsText()).OfType<string>()
            .Distinct().Select(text => (JsonNode?)text)];
}

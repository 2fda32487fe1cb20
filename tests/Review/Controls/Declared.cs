using System.Text.Json.Nodes;
using Review.Model;

namespace Tests.Review.Controls;

/// <summary>Small declarations with inputs in JSON, so that an example can have forms that this project does not use.</summary>
internal static class Declared
{
    /// <summary>A document of an identity policy with one statement.</summary>
    public static string Policy(string statement) => Document($"{{\"Sid\": \"Planted\", {statement}}}");

    /// <summary>A document with one statement, as JSON text for an input.</summary>
    public static string Document(string statement) =>
        JsonValue.Create($$"""{"Version": "2012-10-17", "Statement": [{{statement}}]}""")!.ToJsonString();

    /// <summary>A resource whose id is its name, optionally with an ARN.</summary>
    public static ReportedResource Resource(string type, string name, string inputs = "{}", string? arn = null)
    {
        var json = JsonNode.Parse(inputs)!.AsObject();
        return new(
            $"urn:pulumi:test::infra::{type}::{name}",
            type,
            name,
            null,
            name,
            json,
            arn is null ? [] : new JsonObject { ["arn"] = arn },
            new(Protect: false, RetainOnDelete: false, []))
        {
            DocumentTexts = json.Where(input => input.Value is JsonValue value && value.TryGetValue<string>(out _))
                .ToDictionary(input => input.Key, input => input.Value!.GetValue<string>()),
        };
    }

    public static ReviewReport Report(IEnumerable<ReportedResource> resources)
    {
        ReportedResource[] all = [.. resources];
        return new("test", [], all, PolicyDocuments.In(all).Documents, [], [], [], []);
    }
}

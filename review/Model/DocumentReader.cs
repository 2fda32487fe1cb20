using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Model;

namespace Review.Model;

/// <summary>Reads a policy document of a report into typed values.</summary>
internal static class DocumentReader
{
    public static ReportedDocument Read(JsonMembers document, IReadOnlyList<ReportedResource> resources)
    {
        var urn = document.Text("urn");
        var kind = document.Word<DocumentKind>("kind");
        var policy = document.Find("policy");
        if (policy is null)
        {
            document.Problem("policy", "must be a policy document");
        }

        var holder = resources.FirstOrDefault(resource => resource.Urn == urn);
        var held = holder is null ? null : ResourceTypes.Find(holder.Type)?.Document;
        if (holder is null && resources.Count > 0)
        {
            document.Problem("urn", "is not the URN of a resource in this report");
        }
        else if (holder is not null && policy is not null && Contradicts(holder.Inputs[held?.Input ?? "policy"], policy))
        {
            document.Problem("policy", "differs from the document in the inputs of this resource");
        }

        var json = policy?.DeepClone() ?? new JsonObject();
        var text = json.ToJsonString();
        return new(
            urn,
            kind,
            document.Texts("attachedTo"),
            json,
            text.Length,
            held?.Place ?? Attachment.ManagedPolicy,
            PolicyDocuments.Parse(kind, text).Document);
    }

    /// <summary>
    /// If the resources and the documents of a report differ, the report was edited or is damaged.
    /// </summary>
    private static bool Contradicts(JsonNode? input, JsonNode policy)
    {
        var declared = input.AsText();
        if (declared is null || declared.Contains("[secret]", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            return !JsonNode.DeepEquals(JsonNode.Parse(declared), policy);
        }
        catch (JsonException)
        {
            return policy is not JsonValue;
        }
    }
}

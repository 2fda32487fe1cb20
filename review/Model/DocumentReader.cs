using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Json;
using IamEngine.Model;

namespace Review.Model;

/// <summary>Reads one policy document of a report again, so that questions about it are asked of typed values.</summary>
internal static class DocumentReader
{
    public static ReportedDocument Read(Members document, IReadOnlyList<ReportedResource> resources)
    {
        var urn = document.Text("urn");
        var kind = document.Word<DocumentKind>("kind");
        var policy = document.Find("policy");
        if (policy is null)
        {
            document.Problem("policy", "must be a policy document");
        }

        var holder = resources.FirstOrDefault(resource => resource.Urn == urn);
        if (holder is null && resources.Count > 0)
        {
            document.Problem("urn", "is not the URN of any of the resources");
        }
        else if (holder is not null && policy is not null && Contradicts(holder, policy))
        {
            document.Problem("policy", "is not the document that the resource of this URN was declared with");
        }

        var json = policy?.DeepClone() ?? new JsonObject();
        return new(
            urn,
            kind,
            document.Texts("attachedTo"),
            json,
            json.ToJsonString().Length,
            PlaceOf(kind, holder?.Type),
            Value(kind, json.ToJsonString()));
    }

    /// <summary>A document of the kind; null where the reader refuses it, and then what depends on it is not decided.</summary>
    private static PolicyDocument? Value(DocumentKind kind, string json) => kind switch
    {
        DocumentKind.Trust => PolicyReader.Trust(json) is Reading<TrustPolicy>.Document trust ? trust.Value : null,
        DocumentKind.Resource or DocumentKind.Endpoint => PolicyReader.Resource(json) is Reading<ResourcePolicy>.Document resource
            ? resource.Value
            : null,
        _ => PolicyReader.Identity(json) is Reading<IdentityPolicy>.Document identity ? identity.Value : null,
    };

    private static Attachment PlaceOf(DocumentKind kind, string? type) => (kind, type) switch
    {
        (DocumentKind.Trust, _) => Attachment.TrustPolicy,
        (DocumentKind.Endpoint, _) => Attachment.EndpointPolicy,
        (DocumentKind.Resource, ResourceTypes.Key) => Attachment.KeyPolicy,
        (DocumentKind.Resource, _) => Attachment.BucketPolicy,
        (_, ResourceTypes.RolePolicy) => Attachment.InlineRolePolicy,
        _ => Attachment.ManagedPolicy,
    };

    /// <summary>A report that says one thing in its resources and another in its documents was changed by hand, or is broken.</summary>
    private static bool Contradicts(ReportedResource holder, JsonNode policy)
    {
        var declared = (holder.Inputs["policy"] ?? holder.Inputs["assumeRolePolicy"]) is JsonValue value
            && value.TryGetValue<string>(out var text)
            ? text
            : null;
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

using System.Text.Json.Nodes;
using IamEngine.Model;
using Review.Model;
using Review.Model.Accounts;
using Review.Model.Network;

namespace Review.Controls.Vocabulary;

/// <summary>The facts about a stack that the rules of controls need.</summary>
public sealed class ControlContext
{
    private readonly ReviewReport report;

    public ControlContext(ReviewReport report)
    {
        this.report = report;
        Rules = GroupRules.In(report.Resources);
        Account = AccountModel.Of(report).KnownId;
    }

    public IReadOnlyList<ReportedResource> Resources => report.Resources;

    public GroupRules Rules { get; }

    /// <summary>The account's id; null if no ARN of the report has one.</summary>
    public AccountId? Account { get; }

    public bool IsDev => report.Settings["infra:stage"].AsText() == "dev";

    public IEnumerable<ReportedResource> Of(params string[] types) => report.Resources.Of(types);

    /// <summary>The resources of a type whose input refers to a resource.</summary>
    public IEnumerable<ReportedResource> Of(string type, string input, ReportedResource target) =>
        Of(type).Where(resource => resource.Texts(input).Any(target.Answers));

    public ReportedResource? Find(string type, string? reference) => report.Resources.Find(type, reference);

    public IReadOnlyList<NetworkTopology> Networks => NetworkTopology.Of(report);

    /// <summary>The documents in the resource's own input.</summary>
    public IEnumerable<ReportedDocument> DocumentsIn(ReportedResource resource) =>
        report.Documents.Where(document => document.Urn == resource.Urn);

    /// <summary>The documents that apply to a resource.</summary>
    public IEnumerable<ReportedDocument> DocumentsOn(ReportedResource resource) =>
        report.Documents.Where(document => document.AttachedTo.Contains(resource.Urn));

    /// <summary>
    /// A part of a bucket's configuration: the inputs of a separate resource that refers to the bucket, or an input of the
    /// bucket. A block that exists once is an object or a list with one object.
    /// </summary>
    /// <param name="type">The type of the separate resource.</param>
    /// <param name="inline">The bucket's input with the same meaning.</param>
    public (JsonObject? Own, JsonObject? Inline) BucketPart(ReportedResource bucket, string type, string inline) =>
        (Of(type, "bucket", bucket).FirstOrDefault()?.Inputs, Blocks.One(bucket.Inputs[inline]));
}

/// <summary>Reads blocks of inputs.</summary>
internal static class Blocks
{
    /// <summary>The object, or the first object of a list; null for anything else.</summary>
    public static JsonObject? One(JsonNode? node) => Each(node).FirstOrDefault();

    /// <summary>The objects of a list, or a single object.</summary>
    public static IEnumerable<JsonObject> Each(JsonNode? node) =>
        node is JsonArray list ? list.OfType<JsonObject>() : node is JsonObject one ? [one] : [];

    /// <summary>The node at a path of names, where each block exists once.</summary>
    public static JsonNode? At(JsonNode? node, params string[] path) =>
        path.Aggregate(node, (at, name) => One(at)?[name]);

    public static bool Has(JsonNode? node) => node is not (null or JsonArray { Count: 0 }) && node.AsText() != "";
}

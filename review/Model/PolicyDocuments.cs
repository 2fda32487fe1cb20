using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Json;
using IamEngine.Model;

namespace Review.Model;

/// <summary>Finds the policy documents in the resources' inputs, and the resources that each takes effect on.</summary>
public sealed class PolicyDocuments
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<ReportedResource> resources;
    private readonly List<ReportedDocument> found = [];
    private readonly List<Finding> findings = [];

    private PolicyDocuments(IReadOnlyList<ReportedResource> resources) => this.resources = resources;

    public static (IReadOnlyList<ReportedDocument> Documents, IReadOnlyList<Finding> Findings) In(
        IReadOnlyList<ReportedResource> resources)
    {
        var documents = new PolicyDocuments(resources);
        foreach (var resource in resources)
        {
            documents.Read(resource);
        }

        return (documents.found, documents.findings);
    }

    private void Read(ReportedResource resource)
    {
        if (ResourceTypes.Find(resource.Type)?.Document is not { } held)
        {
            return;
        }

        if (resource.Type == ResourceTypes.Policy)
        {
            ReadManaged(resource, held);
        }
        else
        {
            Add(resource, held, held.On is { } on ? Called(on.Type, resource.Text(on.Input)) : [resource.Urn]);
        }
    }

    /// <summary>
    /// A managed policy takes effect through attachments, or as a permissions boundary of the resources that name it.
    /// </summary>
    private void ReadManaged(ReportedResource policy, HeldDocument held)
    {
        var bounded = resources.Where(resource => policy.Answers(resource.Text("permissionsBoundary")))
            .Select(resource => resource.Urn).ToArray();
        var attached = resources.Where(resource => policy.Answers(resource.Text("policyArn"))).SelectMany(attachment =>
            Called(ResourceTypes.Role, attachment.Text("role")).Concat(Called(ResourceTypes.User, attachment.Text("user"))))
                .ToArray();
        if (bounded.Length > 0)
        {
            Add(policy, held with { Kind = DocumentKind.Boundary }, bounded);
        }

        if (attached.Length > 0 || bounded.Length == 0)
        {
            Add(policy, held, attached);
        }
    }

    /// <summary>The resource of a type that a name or ARN refers to; none if the stack does not declare it.</summary>
    private string[] Called(string type, string? reference) =>
        [.. resources.Of(type).Where(resource => resource.Answers(reference)).Select(resource => resource.Urn)];

    private void Add(ReportedResource resource, HeldDocument held, IReadOnlyList<string> attachedTo)
    {
        var (input, kind, place, _) = held;
        if (!resource.Inputs.ContainsKey(input))
        {
            return;
        }

        if (!resource.DocumentTexts.TryGetValue(input, out var text))
        {
            Report(
                "DOCUMENT_UNSEEN",
                input,
                "the whole document is secret, so it cannot be reviewed",
                "encrypt only the secret part, as a `secure:` value in the stack's file");
            return;
        }

        JsonNode? json;
        try
        {
            json = JsonNode.Parse(text);
        }
        catch (JsonException broken)
        {
            Report("JSON_SYNTAX_ERROR", input, $"the document is not JSON: {broken.Message}",
                "build it with the types in iam/Model");
            return;
        }

        var (document, problems) = Parse(kind, text);
        foreach (var problem in problems)
        {
            Report(problem.Code, $"{input} {problem.Path}", problem.Message, "build the document with the types in iam/Model");
        }

        var size = json?.ToJsonString(Compact).Length ?? 0;
        if (size > place.Limit())
        {
            Report(
                "DOCUMENT_TOO_LARGE",
                input,
                $"the document has {size} characters; the limit is {place.Limit()} here",
                "split it, or name fewer resources and conditions");
        }

        found.Add(new(resource.Urn, kind, attachedTo, json ?? JsonValue.Create(text), size, place, document));

        void Report(string code, string where, string message, string help) => findings.Add(
            new(code, Severity.Error, message, $"{resource.Urn} {where}", help));
    }

    /// <summary>Reads a document of a kind; null, with the problems, if it is invalid.</summary>
    public static (PolicyDocument? Document, Seq<PolicyProblem> Problems) Parse(DocumentKind kind, string text)
    {
        return kind switch
        {
            DocumentKind.Trust => Split(PolicyReader.Trust(text)),
            DocumentKind.Resource or DocumentKind.Endpoint => Split(PolicyReader.Resource(text)),
            _ => Split(PolicyReader.Identity(text)),
        };

        static (PolicyDocument?, Seq<PolicyProblem>) Split<T>(Reading<T> reading)
            where T : PolicyDocument => reading switch
            {
                Reading<T>.Document document => (document.Value, []),
                Reading<T>.Refused refused => (null, refused.Problems),
                _ => throw new InvalidOperationException(),
            };
    }
}

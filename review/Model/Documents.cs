using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Json;
using IamEngine.Model;

namespace Review.Model;

/// <summary>Finds the policy documents in what the resources were declared with, and where each takes effect.</summary>
internal sealed class Documents
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<DeclaredResource> resources;
    private readonly List<ReportedDocument> found = [];
    private readonly List<Finding> findings = [];

    private Documents(Declaration declaration) => resources = declaration.Resources;

    public static (IReadOnlyList<ReportedDocument> Documents, IReadOnlyList<Finding> Findings) In(Declaration declaration)
    {
        var documents = new Documents(declaration);
        foreach (var resource in declaration.Resources)
        {
            documents.Read(resource);
        }

        return (documents.found, documents.findings);
    }

    private void Read(DeclaredResource resource)
    {
        switch (resource.Type)
        {
            case "aws:iam/role:Role":
                Add(resource, "assumeRolePolicy", DocumentKind.Trust, Attachment.TrustPolicy, [resource.Urn]);
                break;
            case "aws:iam/policy:Policy":
                ReadManaged(resource);
                break;
            case "aws:iam/rolePolicy:RolePolicy":
                Add(resource, "policy", DocumentKind.Identity, Attachment.InlineRolePolicy, Called("aws:iam/role:Role", resource.Text("role")));
                break;
            case "aws:s3/bucketPolicy:BucketPolicy":
                Add(resource, "policy", DocumentKind.Resource, Attachment.BucketPolicy, Called("aws:s3/bucket:Bucket", resource.Text("bucket")));
                break;
            case "aws:kms/key:Key":
                Add(resource, "policy", DocumentKind.Resource, Attachment.KeyPolicy, [resource.Urn]);
                break;
            case "aws:ec2/vpcEndpoint:VpcEndpoint":
                Add(resource, "policy", DocumentKind.Endpoint, Attachment.EndpointPolicy, [resource.Urn]);
                break;
        }
    }

    /// <summary>A managed policy is attached by resources of their own, or bounds those that name it.</summary>
    private void ReadManaged(DeclaredResource policy)
    {
        var bounded = resources.Where(resource => policy.Answers(resource.Text("permissionsBoundary"))).Select(resource => resource.Urn).ToArray();
        var attached = resources.Where(resource => policy.Answers(resource.Text("policyArn"))).SelectMany(attachment =>
            Called("aws:iam/role:Role", attachment.Text("role")).Concat(Called("aws:iam/user:User", attachment.Text("user")))).ToArray();
        if (bounded.Length > 0)
        {
            Add(policy, "policy", DocumentKind.Boundary, Attachment.ManagedPolicy, bounded);
        }

        if (attached.Length > 0 || bounded.Length == 0)
        {
            Add(policy, "policy", DocumentKind.Identity, Attachment.ManagedPolicy, attached);
        }
    }

    /// <summary>The resource of a type that a name or ARN refers to; none where it is not part of the stack.</summary>
    private string[] Called(string type, string? reference) =>
        [.. resources.Where(resource => resource.Type == type && resource.Answers(reference)).Select(resource => resource.Urn)];

    private void Add(DeclaredResource resource, string input, DocumentKind kind, Attachment place, IReadOnlyList<string> attachedTo)
    {
        if (!resource.Inputs.ContainsKey(input))
        {
            return;
        }

        if (!resource.Documents.TryGetValue(input, out var text))
        {
            Report(
                "DOCUMENT_UNSEEN",
                input,
                "the document is a secret as a whole, so nobody can review it",
                "keep only the part secret that must be, as a `secure:` value in the stack's file");
            return;
        }

        JsonNode? json;
        try
        {
            json = JsonNode.Parse(text);
        }
        catch (JsonException broken)
        {
            Report("JSON_SYNTAX_ERROR", input, $"the document is not JSON: {broken.Message}", "build it with the types in iam/Model");
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
                $"the document has {size} characters, and AWS takes {place.Limit()} here",
                "split it, or name fewer resources and conditions");
        }

        found.Add(new(resource.Urn, kind, attachedTo, json ?? JsonValue.Create(text), size, place, document));

        void Report(string code, string where, string message, string help) => findings.Add(
            new(code, Severity.Error, message, $"{resource.Urn} {where}", help));
    }

    private static (PolicyDocument? Document, Seq<PolicyProblem> Problems) Parse(DocumentKind kind, string text)
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

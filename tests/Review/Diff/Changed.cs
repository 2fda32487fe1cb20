using System.Text.Json.Nodes;
using Review.Diff;
using Review.Diff.Access;
using Review.Model;

namespace Tests.Review.Diff;

/// <summary>A report of one of the project's own stacks, with the change of a pull request.</summary>
internal sealed class Changed
{
    private static readonly Dictionary<string, string> Known = [];

    private readonly JsonObject report;

    private Changed(JsonObject report) => this.report = report;

    /// <summary>The unchanged stack.</summary>
    public static Changed Of(string stack = "dev")
    {
        lock (Known)
        {
            if (!Known.TryGetValue(stack, out var json))
            {
                Known[stack] = json = JsonReport.Write(Reviews.Of(stack).GetAwaiter().GetResult());
            }

            return new(JsonNode.Parse(json)!.AsObject());
        }
    }

    public string Json => report.ToJsonString();

    public ReviewReport Report => Assert.IsType<ReportReading.Read>(ReportReader.Read(Json)).Report;

    public static StackDiff Between(Changed before, Changed after) =>
        StackDiff.Of(before.Report, after.Report, SourceLines.In(Reviews.Root));

    /// <summary>Changes the statements of a resource's document.</summary>
    public Changed Statements(string resource, Action<JsonArray> change)
    {
        var document = Document(resource);
        change(document["policy"]!["Statement"]!.AsArray());
        Inputs(resource)[Member(resource)] = document["policy"]!.ToJsonString();
        return this;
    }

    public Changed Statement(string resource, string sid, Action<JsonObject> change) =>
        Statements(resource, statements => change(Find(statements, sid)));

    public Changed Without(string resource, string sid) =>
        Statements(resource, statements => statements.Remove(Find(statements, sid)));

    public Changed With(string resource, string statement) =>
        Statements(resource, statements => statements.Add(JsonNode.Parse(statement)));

    /// <summary>Changes the inputs of a resource.</summary>
    public Changed Input(string resource, Action<JsonObject> change)
    {
        change(Inputs(resource));
        return this;
    }

    public Changed Option(string resource, string option, bool value)
    {
        Resource(resource)["options"]![option] = value;
        return this;
    }

    public Changed Options(string resource, Action<JsonObject> change)
    {
        change(Resource(resource)["options"]!.AsObject());
        return this;
    }

    /// <summary>Removes a resource with its document.</summary>
    public Changed Remove(string resource)
    {
        var urn = Urn(resource);
        report["resources"]!.AsArray().Remove(Resource(resource));
        foreach (var document in report["documents"]!.AsArray().Where(document => document!["urn"]!.ToString() == urn).ToArray())
        {
            report["documents"]!.AsArray().Remove(document);
        }

        return this;
    }

    public Changed Add(string type, string name, string inputs, string assumed = "{}", string? id = null)
    {
        report["resources"]!.AsArray().Add(JsonNode.Parse($$"""
            { "urn": "urn:pulumi:dev::infra::{{type}}::{{name}}", "type": "{{type}}", "name": "{{name}}", "parent": null, "id": "{{id ?? name}}",
              "inputs": {{inputs}}, "assumed": {{assumed}}, "options": { "protect": false, "retainOnDelete": false, "dependsOn": [] } }
            """));
        return this;
    }

    /// <summary>Adds a managed policy that is attached to a resource as a policy or as a boundary.</summary>
    public Changed AddPolicy(string name, string on, string policy, string kind = "identity")
    {
        Add("aws:iam/policy:Policy", name, $$"""{ "name": "{{name}}", "policy": {{JsonValue.Create(policy).ToJsonString()}} }""",
            $$"""{ "arn": "arn:aws:iam::123456789012:policy/{{name}}" }""");
        report["documents"]!.AsArray().Add(new JsonObject
        {
            ["urn"] = Urn(name),
            ["kind"] = kind,
            ["attachedTo"] = new JsonArray(Urn(on)),
            ["policy"] = JsonNode.Parse(policy),
        });
        return this;
    }

    /// <summary>Attaches a policy of the stack to another resource.</summary>
    public Changed Attach(string policy, string to)
    {
        Document(policy)["attachedTo"] = new JsonArray(Urn(to));
        return this;
    }

    /// <summary>Replaces a text by another, everywhere.</summary>
    public Changed Replace(string text, string by) =>
        new(JsonNode.Parse(Json.Replace(text, by, StringComparison.Ordinal))!.AsObject());

    public Changed Set(string path, JsonNode value)
    {
        report["settings"]![path] = value;
        return this;
    }

    private JsonObject Document(string resource) => report["documents"]!.AsArray().Select(document => document!.AsObject())
        .Single(document => document["urn"]!.ToString() == Urn(resource));

    private JsonObject Resource(string name) => report["resources"]!.AsArray().Select(resource => resource!.AsObject())
        .Single(resource => resource["name"]!.ToString() == name);

    private JsonObject Inputs(string name) => Resource(name)["inputs"]!.AsObject();

    private string Urn(string name) => Resource(name)["urn"]!.ToString();

    private string Member(string resource) => Inputs(resource).ContainsKey("assumeRolePolicy") ? "assumeRolePolicy" : "policy";

    // The Sid of the upload role's trust policy ends in the id of the user.
    private static JsonObject Find(JsonArray statements, string sid) => statements.Select(statement => statement!.AsObject())
        .Single(statement => statement["Sid"]?.ToString() is { } found
            && (found == sid || found.StartsWith($"{sid}AIDA", StringComparison.Ordinal)));
}

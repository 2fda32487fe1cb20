using System.Text.Json;
using Review.Forms.Report;
using Review.Model;
using Review.Stacks;

namespace Tests.Review.Model;

/// <summary>Other programs read the JSON of a review: members may be added, but not renamed.</summary>
public sealed class JsonContractTests
{
    [Fact]
    public async Task A_report_has_these_members() =>
        Assert.Equal(
            [
                "stack", "settings", "resources", "documents", "access", "network", "findings", "outputs", "theorems", "controls",
                "flink", "storage", "cascades", "logins",
            ],
            Members(await Json()));

    [Fact]
    public async Task A_resource_has_these_members()
    {
        var resource = (await Json()).GetProperty("resources").EnumerateArray().Last();

        Assert.Equal(
            ["urn", "type", "name", "parent", "id", "inputs", "assumed", "options", "propertyDependencies"], Members(resource));
        Assert.Equal(
            [
                "protect", "retainOnDelete", "dependsOn", "ignoreChanges", "replaceOnChanges", "deleteBeforeReplace",
                "additionalSecretOutputs", "aliases", "import", "customTimeouts", "deletedWith", "replaceWith",
            ],
            Members(resource.GetProperty("options")));
    }

    [Fact]
    public async Task A_cascade_has_these_members()
    {
        var cascade = (await Json()).GetProperty("cascades")[0];

        Assert.Equal(["urn", "loss", "paths"], Members(cascade));
        Assert.Equal(["steps", "obstacles"], Members(cascade.GetProperty("paths")[0]));
        Assert.Equal(["urn", "input"], Members(cascade.GetProperty("paths")[0].GetProperty("steps")[0]));
    }

    [Fact]
    public async Task A_document_has_these_members_and_one_of_five_kinds()
    {
        var documents = (await Json()).GetProperty("documents").EnumerateArray().ToArray();

        Assert.All(documents, document => Assert.Equal(["urn", "kind", "attachedTo", "policy"], Members(document)));
        Assert.All(documents, document =>
            Assert.Contains(
                document.GetProperty("kind").GetString(), (string[])["trust", "identity", "resource", "endpoint", "boundary"]));
        Assert.All(documents, document => Assert.Equal(JsonValueKind.Object, document.GetProperty("policy").ValueKind));
    }

    [Fact]
    public async Task A_network_row_has_these_members() =>
        Assert.Equal(
            ["from", "to", "protocol", "port", "decision", "because"], Members((await Json()).GetProperty("network")[0]));

    [Fact]
    public async Task A_theorem_has_these_members_and_one_of_three_outcomes()
    {
        var theorem = (await Json()).GetProperty("theorems")[0];

        Assert.Equal(["name", "outcome", "example", "reason", "assumptions", "steps"], Members(theorem));
        Assert.Contains(theorem.GetProperty("outcome").GetString(), (string[])["proved", "refuted", "unknown"]);
        Assert.Equal(JsonValueKind.Number, theorem.GetProperty("steps").ValueKind);
    }

    [Fact]
    public async Task A_finding_has_these_members_and_one_of_three_severities()
    {
        var finding = (await Json()).GetProperty("findings")[0];

        Assert.Equal(["code", "severity", "message", "where", "help"], Members(finding));
        Assert.Contains(finding.GetProperty("severity").GetString(), (string[])["error", "warning", "note"]);
    }

    [Fact]
    public async Task Settings_and_outputs_are_members_by_name()
    {
        var json = await Json();

        Assert.Equal("us-east-1", json.GetProperty("settings").GetProperty("aws:region").GetString());
        Assert.Equal(JsonValueKind.Object, json.GetProperty("settings").GetProperty("infra:network").ValueKind);
        Assert.Equal("[secret]", json.GetProperty("outputs").GetProperty("secretAccessKey").GetString());
    }

    [Fact]
    public void Problems_have_these_members()
    {
        var json = JsonDocument.Parse(
            ProblemText.Json([new StackProblem("Pulumi.dev.yaml:1:1", "infra:a", null, "r", "m")])).RootElement;

        Assert.Equal(["problems"], Members(json));
        Assert.Equal(["where", "key", "given", "rule", "remedy"], Members(json.GetProperty("problems")[0]));
    }

    private static async Task<JsonElement> Json() => JsonDocument.Parse(JsonReport.Write(await Reviews.Of("dev"))).RootElement;

    private static IEnumerable<string> Members(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}

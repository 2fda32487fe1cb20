using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Json;

namespace Review.Model;

/// <summary>The result of reading a report: the report, or all its problems, each with its JSON path.</summary>
public abstract record ReportReading
{
    private ReportReading()
    {
    }

    public sealed record Read(ReviewReport Report) : ReportReading;

    public sealed record Refused(IReadOnlyList<string> Problems) : ReportReading;
}

/// <summary>Reads the output of <c>review STACK --format json</c>.</summary>
public static class ReportReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static ReportReading Read(string json)
    {
        using var document = JsonText.Parse(json, out var reason);
        if (document is null)
        {
            return new ReportReading.Refused([$"{reason}; write a report with `./run review STACK --format json`"]);
        }

        try
        {
            return Read(JsonNode.Parse(json, null, Strict));
        }
        catch (JsonException)
        {
            // The only other thing that makes the strict parser refuse JSON.
            return new ReportReading.Refused(["it has an object with two members of one name; remove one of them"]);
        }
    }

    internal static ReportReading Read(JsonNode? node)
    {
        if (node is not JsonObject root || !root.ContainsKey("stack") || !root.ContainsKey("resources")
            || !root.ContainsKey("documents"))
        {
            return new ReportReading.Refused([node is JsonObject refusal && refusal.ContainsKey("problems")
                ? "it contains the problems of a stack that could not be reviewed, not a report"
                : "it is not a report: write one with `./run review STACK --format json`"]);
        }

        var members = new JsonMembers(root, "$", []);
        var report = Report(members);
        return members.Problems.Count > 0 ? new ReportReading.Refused(members.Problems) : new ReportReading.Read(report);
    }

    private static ReviewReport Report(JsonMembers root)
    {
        var resources = root.Each("resources").Select(Resource).ToArray();
        return new(
            root.Text("stack"),
            root.Object("settings"),
            resources,
            [.. root.Each("documents").Select(document => DocumentReader.Read(document, resources))],
            [.. root.Each("access").Select(row => new AccessRow(
                row.Text("principal"), row.Text("action"), row.Text("resource"), row.Text("decision"), row.Text("because"),
                row.Text("intent"), row.Text("when"))
            {
                Pattern = row.TextOrNull("pattern"),
                // Reports of earlier versions have no such list.
                Also = row.Find("also") is null ? [] : row.Texts("also"),
            })],
            [.. root.Each("network").Select(row => new NetworkRow(
                row.Text("from"), row.Text("to"), row.Text("protocol"), row.Text("port"), row.Text("decision"),
                row.Text("because")))],
            [.. root.Each("findings").Select(row => new Finding(
                row.Text("code"), row.Word<Severity>("severity"), row.Text("message"), row.Text("where"), row.Text("help")))],
            root.Object("outputs"));
    }

    private static ReportedResource Resource(JsonMembers resource) => new(
        resource.Text("urn"),
        resource.Text("type"),
        resource.Text("name"),
        resource.TextOrNull("parent"),
        resource.TextOrNull("id"),
        resource.Object("inputs"),
        resource.Object("assumed"),
        Options(resource.Nested("options")))
    {
        // Reports of earlier versions have no such member.
        PropertyDependencies = resource.Find("propertyDependencies") is null ? null : Dependencies(resource),
    };

    private static Dictionary<string, IReadOnlyList<string>> Dependencies(JsonMembers resource)
    {
        var inputs = resource.Nested("propertyDependencies");
        return inputs.Names.ToDictionary(name => name, inputs.Texts);
    }

    private static ReportedOptions Options(JsonMembers options)
    {
        var first = new ReportedOptions(options.Flag("protect"), options.Flag("retainOnDelete"), options.Texts("dependsOn"));
        if (options.Find("ignoreChanges") is null)
        {
            return first with { IgnoreChanges = null };
        }

        var timeouts = options.Find("customTimeouts") is null ? null : options.Nested("customTimeouts");
        return first with
        {
            IgnoreChanges = options.Texts("ignoreChanges"),
            ReplaceOnChanges = options.Texts("replaceOnChanges"),
            DeleteBeforeReplace = options.Find("deleteBeforeReplace") is null ? null : options.Flag("deleteBeforeReplace"),
            AdditionalSecretOutputs = options.Texts("additionalSecretOutputs"),
            Aliases = options.Texts("aliases"),
            Import = options.TextOrNull("import"),
            CustomTimeouts = timeouts is null ? null
                : new(timeouts.Number("create"), timeouts.Number("update"), timeouts.Number("delete")),
            DeletedWith = options.TextOrNull("deletedWith"),
            ReplaceWith = options.Texts("replaceWith"),
        };
    }
}

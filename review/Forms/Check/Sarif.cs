using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Check;
using IamEngine.Check.Rules;
using Review.Check;

namespace Review.Forms.Check;

/// <summary>
/// Findings as SARIF 2.1.0, the format of GitHub code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
/// </summary>
public static class Sarif
{
    private static readonly JsonSerializerOptions Options =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<CheckedFile> files)
    {
        var findings = files.SelectMany(file => file.Findings.Select(placed => (file.Path, Placed: placed))).ToArray();
        var codes = findings.Select(found => found.Placed.Finding.Code).ToHashSet();
        Rule[] rules = [.. AllRules.Rules.Where(rule => codes.Contains(rule.Code))];
        var indices = rules.Index().ToDictionary(rule => rule.Item.Code, rule => rule.Index);
        return new JsonObject
        {
            ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "policy check",
                        ["rules"] = new JsonArray([.. rules.Select(OfRule)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["artifacts"] = new JsonArray([.. files.Select(file => new JsonObject { ["location"] = Location(file.Path) })]),
                ["results"] = new JsonArray(
                    [.. findings.Select(found => OfFinding(found.Path, found.Placed, indices[found.Placed.Finding.Code]))]),
            }),
        }.ToJsonString(Options) + "\n";
    }

    private static JsonObject OfRule(Rule rule) => new()
    {
        ["id"] = rule.Code,
        ["shortDescription"] = Message(rule.Help),
        ["helpUri"] = rule.Link,
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
        ["properties"] = new JsonObject
        {
            ["severity"] = rule.Severity.Text(),
            ["tags"] = rule.Severity == Severity.SecurityWarning ? new JsonArray("security") : [],
        },
    };

    private static JsonObject OfFinding(string path, PlacedFinding placed, int ruleIndex) => new()
    {
        ["ruleId"] = placed.Finding.Code,
        ["ruleIndex"] = ruleIndex,
        ["level"] = Level(placed.Finding.Severity),
        ["message"] = Message(placed.Finding.Message),
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = Location(path),
                ["region"] = new JsonObject
                {
                    ["startLine"] = placed.Span.Line,
                    ["startColumn"] = placed.Span.Column,
                    ["endLine"] = placed.Span.EndLine,
                    ["endColumn"] = placed.Span.EndColumn,
                },
            },
            ["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = placed.Finding.Path }),
        }),
    };

    private static JsonObject Message(string text) => new() { ["text"] = text };

    // The path as a URI reference, relative if the path is relative. Slashes stay; other reserved characters are escaped.
    private static JsonObject Location(string path) =>
        new() { ["uri"] = string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)) };

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Suggestion => "note",
        _ => "warning",
    };
}

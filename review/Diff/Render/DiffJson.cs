using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Model;
using IamEngine.Requests;
using Review.Diff.Access;

namespace Review.Diff.Render;

/// <summary>A comparison for programs; docs/diff.md is the contract. Members are added, never renamed.</summary>
public static class DiffJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(StackDiff diff) => new JsonObject
    {
        ["stack"] = diff.Stack,
        ["isNew"] = diff.IsNew,
        ["isNothing"] = diff.IsNothing,
        ["broadenings"] = diff.Broadenings,
        ["undecided"] = diff.Undecided,
        ["unconfirmed"] = diff.Unconfirmed,
        ["accessGained"] = List(diff.AccessGained, Access),
        ["guardsLoosened"] = List(
            diff.GuardsLoosened,
            guard => new() { ["resource"] = guard.Resource, ["kind"] = Word(guard.Kind), ["message"] = guard.Message }),
        ["reachGained"] = List(diff.ReachGained, Reach),
        ["losses"] = List(
            diff.Losses,
            loss => new() { ["name"] = loss.Name, ["type"] = loss.Type, ["fate"] = Word(loss.How), ["message"] = loss.What, ["isConfirmed"] = loss.IsConfirmed }),
        ["newFindings"] = List(diff.NewFindings, Finding),
        ["fixedFindings"] = List(diff.FixedFindings, Finding),
        ["resources"] = List(diff.Resources, change => new()
        {
            ["urn"] = change.Urn,
            ["type"] = change.Type,
            ["name"] = change.Name,
            ["fate"] = Word(change.How),
            ["reason"] = change.Reason,
            ["properties"] = List(
                change.Properties,
                property => new() { ["path"] = property.Path, ["old"] = property.Old, ["new"] = property.New, ["inWords"] = Texts(property.InWords) }),
        }),
        ["accessLost"] = List(diff.AccessLost, Access),
        ["reachLost"] = List(diff.ReachLost, Reach),
    }.ToJsonString(Options) + "\n";

    private static JsonObject Access(AccessChange change) => new()
    {
        ["who"] = change.Who,
        ["service"] = change.Service,
        ["level"] = change.Level,
        ["actions"] = Texts(change.Actions),
        ["isWholeLevel"] = change.IsWholeLevel,
        ["on"] = change.On,
        ["resources"] = Texts(change.Resources),
        ["example"] = change.Example is { } example ? Example(example) : null,
        ["allowedBy"] = List(
            change.By, by => new() { ["policy"] = by.Policy, ["statement"] = by.Statement, ["source"] = by.Source, ["says"] = by.Says }),
        ["otherwise"] = change.Otherwise,
        ["undecided"] = change.Undecided,
    };

    /// <summary>The request as a scenario of <c>decide</c> has it.</summary>
    private static JsonObject Example(AccessExample example) => new()
    {
        ["request"] = new JsonObject
        {
            ["principal"] = example.Request.Caller.Text,
            ["action"] = example.Request.Action,
            ["resource"] = example.Request.Resource,
            ["resourceAccount"] = example.Request.ResourceAccount?.Value,
            ["context"] = new JsonObject(example.Request.Context.Entries.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value)))),
        },
        ["denied"] = example.Before.ToString(),
        ["allowed"] = example.After.ToString(),
    };

    private static JsonNode? Value(ContextValue value) => value.IsMultivalued ? Texts(value.Values) : JsonValue.Create(value.Values[0]);

    private static JsonObject Reach(Network.ReachChange change) => new()
    {
        ["from"] = change.From,
        ["to"] = change.To,
        ["protocol"] = change.Protocol,
        ["ports"] = change.Ports,
        ["because"] = change.Because,
    };

    private static JsonObject Finding(Report.Finding finding) => new()
    {
        ["code"] = finding.Code,
        ["severity"] = Word(finding.Severity),
        ["message"] = finding.Message,
        ["where"] = finding.Where,
        ["help"] = finding.Help,
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new([.. items.Select(item => (JsonNode)write(item))]);

    private static JsonArray Texts(Seq<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Review.Diff;
using Review.Diff.Access;
using Review.Diff.Resources;
using Review.Model;

namespace Review.Plans;

/// <summary>
/// A plan of the engine: what <c>pulumi preview --json --show-sames</c> writes. Its old states are the base, its new states the
/// head, and it lists what the engine replaces.
/// https://github.com/pulumi/pulumi/blob/master/pkg/display/json.go
/// </summary>
public sealed class PulumiPlan
{
    // The engine writes this for a value that only the deployment will know.
    // https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/plugin/rpc.go
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly string[] Replacing = ["replace", "create-replacement", "delete-replaced", "import-replacement",
        "read-replacement"];

    private readonly ReviewReport before;
    private readonly ReviewReport after;
    private readonly Dictionary<string, string> replaced;

    private PulumiPlan(ReviewReport before, ReviewReport after, Dictionary<string, string> replaced) =>
        (this.before, this.after, this.replaced) = (before, after, replaced);

    /// <returns>The plan; null, with the problem, if the text is not a plan.</returns>
    public static (PulumiPlan? Plan, string? Problem) Read(string text, string stack)
    {
        var root = JsonTexts.Parsed(text) as JsonObject;
        // The engine ends the list of steps at the failure.
        if ((root?["diagnostics"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(
            diagnostic => diagnostic["severity"].AsText() == "error") is { } failure)
        {
            return (null, $"the preview failed, so it does not list all steps: {failure["message"].AsText()?.Trim()}");
        }

        if (root?["steps"] is not JsonArray steps)
        {
            return (null, root is null ? "it is not JSON with an object, each member of which has a name of its own"
                : "it is not what `pulumi preview --json --show-sames` writes: it has no list `steps`");
        }

        var (olds, news, replaced) =
            (new List<ReportedResource>(), new List<ReportedResource>(), new Dictionary<string, string>());
        var hasSame = false;
        foreach (var (index, step) in steps.Index())
        {
            if (step is not JsonObject members || members["op"].AsText() is not { } op || members["urn"].AsText() is not { } urn)
            {
                return (null, $"steps[{index}]: must be an object with the texts `op` and `urn`");
            }

            if (!urn.StartsWith($"urn:pulumi:{stack}::", StringComparison.Ordinal))
            {
                return (null, $"steps[{index}].urn: {urn} is not a resource of stack {stack}");
            }

            if (Missing(op, members) is { } missing)
            {
                return (null, $"steps[{index}]: the step `{op}` must have the object `{missing}`");
            }

            hasSame |= op == "same";
            if (members["oldState"] is JsonObject old && !olds.Exists(known => known.Urn == urn))
            {
                olds.Add(Resource(urn, old, old));
            }

            if (members["newState"] is JsonObject @new && op is not ("delete" or "delete-replaced")
                && !news.Exists(known => known.Urn == urn))
            {
                news.Add(Resource(urn, @new, members["oldState"] as JsonObject));
            }

            if (Replacing.Contains(op))
            {
                var keys = members["replaceReasons"].AsTexts();
                replaced.TryAdd(urn, keys.Count > 0 ? $"the engine replaces it because of {string.Join(", ", keys)}"
                    : "the engine replaces it");
            }
        }

        return !hasSame && olds.Count > 0
            ? (null, "it does not list the resources that stay the same; run `pulumi preview --json --show-sames`")
            : (new(Report(stack, [], olds), Report(stack, Settings(root), news), replaced), null);
    }

    /// <summary>The state that a step lacks; null if it lacks none. A step with neither changes something unknown.</summary>
    private static string? Missing(string op, JsonObject step)
    {
        var (hasOld, hasNew) = (step["oldState"] is JsonObject, step["newState"] is JsonObject);
        return op switch
        {
            "same" or "update" when !hasOld => "oldState",
            "same" or "update" or "create" when !hasNew => "newState",
            "delete" when !hasOld => "oldState",
            _ when !hasOld && !hasNew => "newState",
            _ => null,
        };
    }

    /// <summary>The meaning of the plan. What the engine replaces is replaced, and nothing else.</summary>
    public StackDiff Diff(SourceLines sources)
    {
        var diff = StackDiff.Of(before.Resources.Count == 0 ? null : before, after, sources);
        var changes = diff.Resources.Select(change => replaced.TryGetValue(change.Urn, out var reason)
            ? change with { How = ResourceFate.Replaced, Reason = reason }
            : change.How != ResourceFate.Replaced ? change
            : change with { How = ResourceFate.Changed, Reason = null, Replacement = null, Notes = [] }).ToList();
        // The engine can replace a resource whose inputs are the same, after a refresh or with --replace.
        foreach (var (urn, reason) in replaced.Where(one => !changes.Exists(change => change.Urn == one.Key)))
        {
            if (after.Resources.WithUrn(urn) is { } resource)
            {
                changes.Add(new(urn, resource.Type, resource.Name, ResourceFate.Replaced, [], reason));
            }
        }

        return diff with { Resources = changes, Losses = Losses.Of(changes, before, after) };
    }

    private static ReviewReport Report(string stack, JsonObject settings, List<ReportedResource> resources)
    {
        var (documents, findings) = PolicyDocuments.In(resources);
        return new(stack, settings, resources, documents, [], [], findings, []);
    }

    private static JsonObject Settings(JsonObject root) => new((root["config"] as JsonObject ?? []).Select(setting =>
        KeyValuePair.Create(setting.Key, setting.Value.AsText() is ['{' or '[', ..] text && JsonTexts.Parsed(text) is { } value
            ? value : setting.Value?.DeepClone())));

    // A resource that is to be created has no id yet; the others keep their id.
    private static ReportedResource Resource(string urn, JsonObject state, JsonObject? old)
    {
        var custom = state["custom"].IsTrue();
        var inputs = Known(state["inputs"]);
        return new(
            urn,
            state["type"].AsText() ?? urn.Split("::").ElementAtOrDefault(2)?.Split('$')[^1] ?? "",
            Urns.NameOf(urn),
            state["parent"].AsText(),
            custom ? (state["id"].AsText() is { Length: > 0 } id ? id : old?["id"].AsText()) ?? $"new {Urns.NameOf(urn)}" : null,
            inputs,
            Known(state["outputs"] ?? old?["outputs"]),
            new(state["protect"].IsTrue(), state["retainOnDelete"].IsTrue(), state["dependencies"].AsTexts())
            {
                IgnoreChanges = null,
                Aliases = state["aliases"].AsTexts(),
            })
        {
            PropertyDependencies = (state["propertyDependencies"] as JsonObject ?? [])
                .ToDictionary(input => input.Key, input => input.Value.AsTexts()),
            DocumentTexts = inputs.Where(input => input.Value.AsText() is not null && !input.Value.IsSecret())
                .ToDictionary(input => input.Key, input => input.Value.AsText()!),
        };
    }

    private static JsonObject Known(JsonNode? values) => new((values as JsonObject ?? [])
        .Where(value => value.Key != "__defaults" && value.Value is { } node && (node.GetValueKind() != JsonValueKind.String
            || !node.GetValue<string>().Contains(Unknown, StringComparison.Ordinal)))
        .Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));
}

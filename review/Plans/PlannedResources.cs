using System.Text.Json;
using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Plans;

/// <summary>The resources of a plan, as they are and as they will be.</summary>
internal sealed class PlannedResources
{
    // The engine writes this for a value that only the deployment will know, wherever it is in an input.
    // https://github.com/pulumi/pulumi/blob/v3.260.0/pkg/resource/stack/deployment.go
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private const string Later = "(known after the update)";

    private readonly Dictionary<string, JsonObject> olds = [];
    private readonly Dictionary<string, JsonObject> news = [];
    private readonly Dictionary<string, PlanStep> changing = [];
    private readonly List<(string Name, string Reason)> unseen = [];

    /// <param name="steps">
    /// In the order of the plan. With <c>--refresh</c>, a later step has the refreshed state of a resource as its old state.
    /// </param>
    public PlannedResources(IEnumerable<PlanStep> steps)
    {
        foreach (var step in steps)
        {
            if (step.IsOfLeftOver && (step.Op == "delete" || olds.ContainsKey(step.Urn)))
            {
                continue;
            }

            if (step.Old is { } old)
            {
                olds[step.Urn] = old;
            }

            if (step.New is { } @new)
            {
                news[step.Urn] = @new;
            }
            else if (!step.Replaces)
            {
                news.Remove(step.Urn);
            }

            if (step.Op is not ("same" or "refresh" or "read"))
            {
                changing.TryAdd(step.Urn, step);
            }
        }

        Before = [.. olds.Select(old => Resource(old.Key, old.Value))];
        After = [.. news.Select(@new => Planned(@new.Key, @new.Value))];
    }

    public IReadOnlyList<ReportedResource> Before { get; }

    public IReadOnlyList<ReportedResource> After { get; }

    /// <summary>What the plan does not show of the access that it gives, by the name of the resource.</summary>
    public IReadOnlyList<(string Name, string Reason)> Unseen => unseen;

    private ReportedResource Planned(string urn, JsonObject state)
    {
        var resource = Resource(urn, state);
        var type = ResourceTypes.Find(resource.Type);
        if (type?.Document?.Input is { } input && state["inputs"].At(input) is { } document)
        {
            var isChanged = changing.TryGetValue(urn, out var step)
                && (step.Op != "update" || step.Changes.Contains(input));
            if (IsUnknown(document) || (document.IsSecret() && isChanged))
            {
                unseen.Add((resource.Name, IsUnknown(document) ? "only the update will know its document"
                    : "its document is secret, and the plan changes it"));
                // Without the old document, the comparison would show a loss that is none.
                return olds.TryGetValue(urn, out var old) && Resource(urn, old) is var before && before.Inputs[input] is { } known
                    ? Texts(resource with
                    {
                        Inputs = new([.. resource.Inputs.Where(one => one.Key != input)
                        .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())),
                        KeyValuePair.Create<string, JsonNode?>(input, known.DeepClone())])
                    })
                    : resource;
            }
        }

        if (state["inputs"].At("policyArn") is { } attached && IsUnknown(attached) && !resource.Inputs.ContainsKey("policyArn"))
        {
            unseen.Add((resource.Name, "only the update will know which policy it attaches"));
        }

        return resource;
    }

    private ReportedResource Resource(string urn, JsonObject state)
    {
        var type = state["type"].AsText() ?? urn.Split("::").ElementAtOrDefault(2)?.Split('$')[^1] ?? "";
        var dependencies = (state["propertyDependencies"] as JsonObject ?? [])
            .ToDictionary(input => input.Key, input => input.Value.AsTexts());
        var document = ResourceTypes.Find(type)?.Document?.Input;
        return Texts(new(
            urn,
            type,
            Urns.NameOf(urn),
            state["parent"].AsText(),
            IdOf(urn, state),
            Known(state["inputs"], input => input == document ? null : Reference(dependencies.GetValueOrDefault(input))),
            Known(state["outputs"] ?? olds.GetValueOrDefault(urn)?["outputs"], _ => null),
            new(state["protect"].IsTrue(), state["retainOnDelete"].IsTrue(), state["dependencies"].AsTexts())
            {
                IgnoreChanges = null,
                Aliases = state["aliases"].AsTexts(),
            })
        {
            PropertyDependencies = dependencies,
        });
    }

    private static ReportedResource Texts(ReportedResource resource) => resource with
    {
        DocumentTexts = resource.Inputs.Where(input => input.Value.AsText() is not null && !input.Value.IsSecret())
            .ToDictionary(input => input.Key, input => input.Value.AsText()!),
    };

    // A resource that is to be created has no id yet; the others keep their id.
    private string? IdOf(string urn, JsonObject state) => !state["custom"].IsTrue() ? null
        : state["id"].AsText() is { Length: > 0 } id ? id
        : olds.GetValueOrDefault(urn)?["id"].AsText() ?? $"new {Urns.NameOf(urn)}";

    /// <summary>The id of the only resource that an input depends on; null if there is none or more than one.</summary>
    private string? Reference(IReadOnlyList<string>? dependencies) =>
        (dependencies ?? []).Select(urn => (news.GetValueOrDefault(urn) ?? olds.GetValueOrDefault(urn)) is { } state
            ? IdOf(urn, state) : null).OfType<string>().ToArray() is [var only] ? only : null;

    /// <param name="reference">What an unknown value of an input refers to; null if that is not certain.</param>
    private static JsonObject Known(JsonNode? values, Func<string, string?> reference) => new((values as JsonObject ?? [])
        .Where(value => value.Key != "__defaults" && value.Value is not null)
        .Select(value => KeyValuePair.Create(
            value.Key, IsUnknown(value.Value!) ? reference(value.Key) : Filled(value.Value, reference(value.Key))))
        .Where(value => value.Value is not null));

    private static JsonNode? Filled(JsonNode? value, string? reference) => value switch
    {
        JsonArray items => new JsonArray([.. items.Select(item => Filled(item, reference))]),
        JsonObject members => new JsonObject(
            members.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value, reference)))),
        not null when IsUnknown(value) => reference ?? Later,
        _ => value?.DeepClone(),
    };

    private static bool IsUnknown(JsonNode value) => value.GetValueKind() == JsonValueKind.String
        && value.GetValue<string>().Contains(Unknown, StringComparison.Ordinal);
}

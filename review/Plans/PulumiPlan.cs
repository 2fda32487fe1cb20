using System.Text.Json;
using System.Text.Json.Nodes;
using Review.Diff;
using Review.Diff.Access;
using Review.Diff.Resources;
using Review.Model;

namespace Review.Plans;

/// <summary>
/// A plan of the engine: what <c>pulumi preview --json --show-sames</c> writes, or <c>pulumi refresh</c> with
/// <c>--preview-only --json --show-sames</c>. Its old states are the base, its new states the head, and it lists what the
/// engine replaces.
/// https://github.com/pulumi/pulumi/blob/v3.260.0/pkg/display/json.go
/// https://github.com/pulumi/pulumi/blob/v3.260.0/pkg/backend/display/json.go
/// </summary>
public sealed class PulumiPlan
{
    private readonly ReviewReport before;
    private readonly ReviewReport after;
    private readonly PlannedResources resources;
    private readonly IReadOnlyList<PlanStep> steps;

    private PulumiPlan(string stack, JsonObject settings, IReadOnlyList<PlanStep> steps)
    {
        (this.steps, resources) = (steps, new(steps));
        (before, after) = (Report(stack, [], resources.Before), Report(stack, settings, resources.After));
    }

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

        if (root?["steps"] is not JsonArray list)
        {
            return (null, IsEvents(text) ? "it is a stream of the engine's events; unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW, "
                    + "and run `pulumi preview --json --show-sames`"
                : root is null ? "it is not JSON with an object, each member of which has a name of its own"
                : "it is not what `pulumi preview --json --show-sames` writes: it has no list `steps`");
        }

        var steps = new List<PlanStep>();
        foreach (var (index, node) in list.Index())
        {
            var (step, problem) = PlanStep.Read(node, index, stack);
            if (step is null)
            {
                return (null, problem);
            }

            steps.Add(step);
        }

        return Incomplete(root, steps) is { } why ? (null, why) : (new(stack, Settings(root), steps), null);
    }

    // The engine counts the steps when it is done. The step of the stack itself is in every plan.
    private static string? Incomplete(JsonObject root, List<PlanStep> steps) => root["changeSummary"] is not JsonObject summary
        ? "the preview was interrupted, so it does not list all steps: it has no object `changeSummary`"
        : Number(summary["same"]) > steps.Count(step => step.Op is "same" or "refresh")
            ? "it does not list the resources that stay the same; run `pulumi preview --json --show-sames`" : null;

    private static decimal Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number && decimal.TryParse(node.ToJsonString(), out var number) ? number : 0;

    private static bool IsEvents(string text) =>
        JsonTexts.Parsed(text.TrimStart().Split('\n')[0]) is JsonObject first
            && first.Any(member => member.Key.EndsWith("Event", StringComparison.Ordinal) && member.Value is JsonObject);

    /// <summary>The meaning of the plan. What the engine replaces is replaced, and nothing else.</summary>
    public StackDiff Diff(SourceLines sources)
    {
        var replaced = steps.Where(step => step.Replaces && !step.IsOfLeftOver).GroupBy(step => step.Urn).ToDictionary(
            same => same.Key,
            same => same.SelectMany(step => step.Members["replaceReasons"].AsTexts()).Distinct().ToArray() is { Length: > 0 } keys
                ? $"the engine replaces it because of {string.Join(", ", keys)}" : "the engine replaces it");
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

        changes.AddRange(HiddenUpdates(changes));
        return diff with
        {
            AccessGained = [.. diff.AccessGained, .. resources.Unseen.Select(one => new AccessChange(
                one.Name, "*", "may allow more", [], false, null, [], null, [], null, one.Reason, int.MaxValue))],
            Resources = changes,
            Losses = Losses.Of(changes, before, after),
        };
    }

    // An update of a secret or unknown value: the plan does not have the value.
    private IEnumerable<ResourceChange> HiddenUpdates(List<ResourceChange> changes) =>
        from step in steps
        where step.Op == "update" && !changes.Exists(change => change.Urn == step.Urn)
        let resource = after.Resources.WithUrn(step.Urn)
        where resource is not null && step.Changes.Any()
        select new ResourceChange(
            step.Urn, resource.Type, resource.Name, ResourceFate.Changed,
            [.. step.Changes.Select(input => new PropertyChange(
                input, null, null, ["it changes, and the plan does not show the value"]))],
            null);

    private static ReviewReport Report(string stack, JsonObject settings, IReadOnlyList<ReportedResource> resources)
    {
        var (documents, findings) = PolicyDocuments.In(resources);
        return new(stack, settings, resources, documents, [], [], findings, []);
    }

    private static JsonObject Settings(JsonObject root) => new((root["config"] as JsonObject ?? []).Select(setting =>
        KeyValuePair.Create(setting.Key, setting.Value.AsText() is ['{' or '[', ..] text && JsonTexts.Parsed(text) is { } value
            ? value : setting.Value?.DeepClone())));
}

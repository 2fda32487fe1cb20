using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Plans;

/// <summary>A step of the engine, and the states of its resource before and after.</summary>
/// <param name="Op">The operation: <c>update</c>.</param>
/// <param name="Members">All members of the step.</param>
internal sealed record PlanStep(string Op, string Urn, JsonObject Members)
{
    private static readonly string[] Replacing = ["replace", "create-replacement", "delete-replaced", "import-replacement",
        "read-replacement", "discard-replaced"];

    private static readonly string[] Removing =
        ["delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace"];

    public JsonObject? Old => Members["oldState"] as JsonObject;

    /// <summary>
    /// What the resource will be; null if the step removes it. A refresh that changes nothing has the old state only.
    /// </summary>
    public JsonObject? New => Removing.Contains(Op) ? null : Members["newState"] as JsonObject ?? (Op == "refresh" ? Old : null);

    public bool Replaces => Replacing.Contains(Op);

    /// <summary>Whether it removes what an earlier update replaced and could not remove; the resource itself stays.</summary>
    public bool IsOfLeftOver => Old is { } old && old["delete"].IsTrue();

    /// <summary>The inputs that the engine sees a change in, without their inner paths.</summary>
    public IEnumerable<string> Changes => Members["diffReasons"].AsTexts()
        .Concat((Members["detailedDiff"] as JsonObject ?? []).Select(diff => diff.Key.Split('.', '[')[0])).Distinct();

    /// <returns>The step; null, with the problem, if it is not one of this stack.</returns>
    public static (PlanStep? Step, string? Problem) Read(JsonNode? node, int index, string stack)
    {
        if (node is not JsonObject members || members["op"].AsText() is not { } op || members["urn"].AsText() is not { } urn)
        {
            return (null, $"steps[{index}]: must be an object with the texts `op` and `urn`");
        }

        if (!urn.StartsWith($"urn:pulumi:{stack}::", StringComparison.Ordinal))
        {
            return (null, $"steps[{index}].urn: {urn} is not a resource of stack {stack}");
        }

        var step = new PlanStep(op, urn, members);
        return step.Missing() is { } missing ? (null, $"steps[{index}]: the step `{op}` must have the object `{missing}`")
            : (step, null);
    }

    /// <summary>The state that a step lacks; null if it lacks none. A step with neither changes something unknown.</summary>
    private string? Missing()
    {
        var (hasOld, hasNew) = (Old is not null, Members["newState"] is JsonObject);
        return Op switch
        {
            "same" or "update" when !hasOld => "oldState",
            "same" or "update" or "create" when !hasNew => "newState",
            "delete" when !hasOld => "oldState",
            _ when !hasOld && !hasNew => "newState",
            _ => null,
        };
    }
}

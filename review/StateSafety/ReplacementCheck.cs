using System.Text.Json;
using IamEngine.Model;

namespace Review.StateSafety;

/// <summary>
/// Finds steps in the output of <c>pulumi preview --json</c> that end a running job or lose its state: the replacement or
/// deletion of the cluster, the bucket or the key.
/// </summary>
public static class ReplacementCheck
{
    private static readonly Dictionary<string, (string What, string Loss)> StateResources = new(StringComparer.Ordinal)
    {
        ["aws:emr/cluster:Cluster"] = ("cluster", "every job on it ends"),
        ["aws:s3/bucket:Bucket"] = ("bucket", "every checkpoint and savepoint in it is lost"),
        ["aws:kms/key:Key"] = ("key", "the data that it encrypted can no longer be read"),
    };

    private static readonly Dictionary<string, string> Ends = new(StringComparer.Ordinal)
    {
        ["replace"] = "replaces",
        ["create-replacement"] = "replaces",
        ["delete-replaced"] = "replaces",
        ["delete"] = "deletes",
    };

    /// <exception cref="FormatException">The text is not a preview.</exception>
    public static Seq<StateSafetyFinding> Check(string preview)
    {
        try
        {
            using var document = JsonDocument.Parse(preview);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("steps", out var steps)
                && steps.ValueKind == JsonValueKind.Array
                ? steps.EnumerateArray().Select(Finding).OfType<StateSafetyFinding>()
                    .DistinctBy(finding => (finding.Code, finding.Where)).ToSeq()
                : throw new FormatException("a preview must have a list of steps");
        }
        catch (JsonException wrong)
        {
            throw new FormatException("a preview must be JSON", wrong);
        }
    }

    private static StateSafetyFinding? Finding(JsonElement step)
    {
        if (Text(step, "op") is not { } op || Text(step, "urn") is not { } urn || !Ends.TryGetValue(op, out var does)
            || !StateResources.TryGetValue(TypeOf(urn), out var resource))
        {
            return null;
        }

        var because = step.TryGetProperty("replaceReasons", out var reasons) && reasons.ValueKind == JsonValueKind.Array
            && reasons.GetArrayLength() > 0
            ? $" because of {string.Join(", ", reasons.EnumerateArray().Select(reason => reason.GetString()))}"
            : "";
        return new(
            does == "replaces" ? "PREVIEW_REPLACES_STATE" : "PREVIEW_DELETES_STATE",
            $"this update {does} the {resource.What}{because}: {resource.Loss}",
            urn,
            "stop the jobs with a savepoint and follow docs/operations.md, or undo the change");
    }

    private static string? Text(JsonElement step, string name) =>
        step.TryGetProperty(name, out var text) ? text.GetString() : null;

    // urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME
    private static string TypeOf(string urn) =>
        urn.Split("::") is [_, _, var types, ..] ? types[(types.LastIndexOf('$') + 1)..] : "";
}

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
    public static Seq<StateSafetyFinding> Check(string preview) =>
        (JsonPart.Read(preview, "`pulumi preview --json`").Member("steps")
            ?? throw new FormatException("a preview must have a list of steps"))
        .Items().Select(Finding).OfType<StateSafetyFinding>().DistinctBy(finding => (finding.Code, finding.Where)).ToSeq();

    private static StateSafetyFinding? Finding(JsonPart step)
    {
        var (op, urn) = (Required(step, "op"), Required(step, "urn"));
        var reasons = step.Member("replaceReasons")?.Items().Select(reason => reason.Text()).ToArray() ?? [];
        if (!Ends.TryGetValue(op, out var does) || !StateResources.TryGetValue(TypeOf(urn), out var resource))
        {
            return null;
        }

        var because = reasons.Length > 0 ? $" because of {string.Join(", ", reasons)}" : "";
        return new(
            does == "replaces" ? "PREVIEW_REPLACES_STATE" : "PREVIEW_DELETES_STATE",
            $"this update {does} the {resource.What}{because}: {resource.Loss}",
            urn,
            "stop the jobs with a savepoint and follow docs/operations.md, or undo the change");
    }

    private static string Required(JsonPart step, string name) =>
        (step.Member(name) ?? throw new FormatException($"{step.Path} must have the member {name}")).Text();

    // urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME
    private static string TypeOf(string urn) =>
        urn.Split("::") is [_, _, var types, ..] ? types[(types.LastIndexOf('$') + 1)..] : "";
}

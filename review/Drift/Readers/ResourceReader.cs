using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift.Readers;

/// <summary>Looks up the declared resources of one type in the account.</summary>
/// <param name="Type">The resource type: <c>aws:s3/bucket:Bucket</c>.</param>
/// <param name="Read">Takes the declared resource with the ids and names of the account that are known so far.</param>
internal sealed record ResourceReader(string Type, Func<ReportedResource, AccountState, Actual> Read)
{
    /// <summary>The inputs whose ids, which AWS gave to other resources, it looks up the resource by.</summary>
    public IReadOnlyList<string> LookedUpBy { get; init; } = [];
}

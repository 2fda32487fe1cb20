using System.Text.Json;

namespace IamEngine.Decide.Scenarios;

/// <summary>
/// Caches the policies that were read last, and their evaluator. In a file of many scenarios most have the same policies, and
/// reading policies takes most of the time. The cache holds one set, so its memory does not grow with the file.
/// </summary>
public sealed class PolicyCache
{
    private string? text;
    private ResourceKind kind;
    private Evaluator? evaluator;

    internal PolicySet Policies { get; private set; } = PolicySet.None;

    /// <summary>Whether the cache holds these policies, with a resource policy of this kind.</summary>
    internal bool Contains(JsonElement json, ResourceKind resource) =>
        text is not null && kind == resource && json.GetRawText() == text;

    internal void Store(JsonElement json, ResourceKind resource, PolicySet policies)
    {
        (text, kind) = (json.GetRawText(), resource);
        (Policies, evaluator) = (policies, null);
    }

    /// <summary>The evaluator of these policies; the cached one if they are cached.</summary>
    internal Evaluator Evaluator(PolicySet policies) => ReferenceEquals(policies, Policies)
        ? evaluator ??= Decide.Evaluator.For(policies)
        : Decide.Evaluator.For(policies);
}

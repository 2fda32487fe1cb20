using System.Text.Json;

namespace IamEngine.Decide.Scenarios;

/// <summary>
/// Remembers the policies that were read last, and the evaluator made of them. Files of many scenarios mostly ask many questions of the
/// same policies, and reading these is what takes time. One set is held, so the memory does not grow with the file.
/// </summary>
public sealed class PolicyCache
{
    private string? text;
    private ResourceKind kind;
    private Evaluator? evaluator;

    internal PolicySet Policies { get; private set; } = PolicySet.None;

    /// <summary>Whether these are the policies read last, with the resource's policy of the same kind.</summary>
    internal bool Contains(JsonElement json, ResourceKind resource) => text is not null && kind == resource && json.GetRawText() == text;

    internal void Store(JsonElement json, ResourceKind resource, PolicySet policies)
    {
        (text, kind) = (json.GetRawText(), resource);
        (Policies, evaluator) = (policies, null);
    }

    /// <summary>The evaluator of these policies: the one made before, where they are the ones read last.</summary>
    internal Evaluator Evaluator(PolicySet policies) => ReferenceEquals(policies, Policies)
        ? evaluator ??= Decide.Evaluator.For(policies)
        : Decide.Evaluator.For(policies);
}

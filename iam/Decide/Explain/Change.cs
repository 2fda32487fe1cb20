using IamEngine.Model;

namespace IamEngine.Decide.Explain;

/// <summary>A single change that allows a denied request. Each is verified by deciding again.</summary>
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>The request has another value for a condition key, or, if null, does not have the key.</summary>
    public sealed record OfContext(ConditionKey Key, string? Value) : Change;

    /// <summary>An Allow statement that fails in one element only matches in that element too.</summary>
    public sealed record OfElement(StatementExplanation Statement, string Element) : Change;

    /// <summary>A policy of this type allows the request.</summary>
    public sealed record OfPolicy(MissingAllow What) : Change;

    /// <summary>A Deny statement is removed or narrowed.</summary>
    public sealed record OfDeny(StatementExplanation Statement) : Change;
}

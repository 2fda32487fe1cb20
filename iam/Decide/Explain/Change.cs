using IamEngine.Model;

namespace IamEngine.Decide.Explain;

/// <summary>One change that would make a refused request allowed. Each has been tried: the rule says yes to it.</summary>
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>The request holds another value under a key, or, with null, not the key.</summary>
    public sealed record OfContext(ConditionKey Key, string? Value) : Change;

    /// <summary>A statement that allows and fails in one element alone speaks of the request there too.</summary>
    public sealed record OfElement(StatementExplanation Statement, string Element) : Change;

    /// <summary>A policy of this part allows the request.</summary>
    public sealed record OfPolicy(MissingAllow What) : Change;

    /// <summary>A statement that denies goes, or speaks of less.</summary>
    public sealed record OfDeny(StatementExplanation Statement) : Change;
}

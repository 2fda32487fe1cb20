using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>What one policy says of a request.</summary>
public sealed record PolicyExplanation(PolicyType Type, int Level, string Policy, Seq<StatementExplanation> Statements);

/// <summary>How a request came out of one statement, element by element; all of them are looked at, also behind the first that fails.</summary>
public sealed record StatementExplanation(
    PolicyType Type, string Policy, int Index, Statement Statement, ElementExplanation Action, ElementExplanation? Principal, ElementExplanation? Resource, Seq<ConditionExplanation> Conditions)
{
    public bool Matches => FailedElements == 0;

    public int FailedElements =>
        Failed(Action) + Failed(Principal) + Failed(Resource) + Conditions.Count(condition => !condition.Holds);

    public Effect Effect => Statement.Effect;

    /// <summary>The statement's Sid, or its place: <c>Statement[1]</c>.</summary>
    public string Name => Statement.Sid is { Value.Length: > 0 } sid ? sid.Value : $"Statement[{Index}]";

    private static int Failed(ElementExplanation? element) => element is { Holds: false } ? 1 : 0;
}

/// <summary>One element that is a list: what the request asks, and which entry of the list it met, if any.</summary>
/// <param name="Element">Such as <c>NotAction</c>.</param>
/// <param name="RequestValue">The request's action, resource or caller.</param>
/// <param name="Entries">What the element lists.</param>
/// <param name="MatchedEntry">The entry that the request meets; null for none.</param>
/// <param name="Holds">Whether the statement speaks of the request as far as this element goes; under a Not element, when nothing is met.</param>
public sealed record ElementExplanation(string Element, string RequestValue, Seq<string> Entries, string? MatchedEntry, bool Holds);

/// <summary>One test of the condition.</summary>
/// <param name="Condition">Operator, key and values.</param>
/// <param name="InRequest">What the request holds under the key; null where it does not.</param>
/// <param name="Basis">Whether values were compared; if not, the missing key decided, or the missing set operator did.</param>
/// <param name="RequestValue">The request's value that decided.</param>
/// <param name="PolicyValue">The policy's value that it matched; null for none.</param>
/// <param name="Holds">Whether the test holds.</param>
public sealed record ConditionExplanation(
    Condition Condition, ContextValue? InRequest, ComparisonBasis Basis, string? RequestValue, string? PolicyValue, bool Holds);

/// <summary>What decided a test.</summary>
public enum ComparisonBasis
{
    /// <summary>The values were compared.</summary>
    Values,

    /// <summary>The request holds nothing under the key.</summary>
    KeyIsMissing,

    /// <summary>The key is multivalued, and without a set operator such a key matches nothing.</summary>
    NoSetOperator,
}

using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>The evaluation of one policy.</summary>
public sealed record PolicyExplanation(PolicyType Type, int Level, string Policy, Seq<StatementExplanation> Statements);

/// <summary>
/// The evaluation of one statement. Every element is evaluated, even after one that does not match. Each property computes its
/// value when it is read, because few statements of a decision are ever shown.
/// </summary>
public sealed record StatementExplanation
{
    private readonly CompiledPolicy policy;
    private readonly CompiledStatement compiled;
    private readonly Request request;
    private readonly bool callerHasBoundary;

    internal StatementExplanation(
        CompiledPolicies group, CompiledPolicy policy, int index, Request request, bool callerHasBoundary)
    {
        (Group, this.policy, Index, this.request, this.callerHasBoundary) = (group, policy, index, request, callerHasBoundary);
        compiled = policy.Statements[index];
        Match = compiled.Match(request, callerHasBoundary);
    }

    public PolicyType Type => Group.Type;

    public string Policy => policy.Name;

    /// <summary>The place of the statement in its policy, from 0.</summary>
    public int Index { get; }

    public Statement Statement => compiled.Statement;

    public ElementExplanation Action => ElementExplainer.Action(compiled, request);

    /// <summary>Null for a policy type without principals.</summary>
    public ElementExplanation? Principal => ElementExplainer.Principal(compiled, request, callerHasBoundary);

    /// <summary>Null for a statement without a resource element.</summary>
    public ElementExplanation? Resource => ElementExplainer.Resource(compiled, request);

    public Seq<ConditionExplanation> Conditions => ElementExplainer.Conditions(compiled, request);

    public bool Matches => Match != PrincipalMatch.None;

    /// <summary>The number of elements and conditions that do not match.</summary>
    public int FailedElements => CountFailed(int.MaxValue);

    public Effect Effect => Statement.Effect;

    /// <summary>The statement's Sid, or its index: <c>Statement[1]</c>.</summary>
    public string Name => Statement.Sid is { Value.Length: > 0 } sid ? sid.Value : $"Statement[{Index}]";

    internal CompiledPolicies Group { get; }

    internal bool Allows => compiled.Allows;

    /// <summary>Whether the statement matches the request and denies it.</summary>
    internal bool Denies => Matches && !Allows;

    /// <summary>How the statement matches the caller. None if any element does not match.</summary>
    internal PrincipalMatch Match { get; }

    /// <summary>The number of elements and conditions that do not match, but at most <paramref name="enough"/>.</summary>
    internal int CountFailed(int enough) => Matches ? 0 : compiled.CountFailed(request, callerHasBoundary, enough);

    /// <summary>How the principal element alone matches the caller.</summary>
    internal PrincipalMatch PrincipalMatch => compiled.MatchPrincipal(request, callerHasBoundary);
}

/// <summary>The evaluation of one element: the request's value, and the entry of the element that it matches.</summary>
/// <param name="Element">Such as <c>NotAction</c>.</param>
/// <param name="RequestValue">The request's action, resource or caller.</param>
/// <param name="Entries">The entries of the element.</param>
/// <param name="MatchedEntry">The entry that matches; null if none does.</param>
/// <param name="Holds">Whether the element matches the request. A Not element matches if no entry does.</param>
public sealed record ElementExplanation(
    string Element, string RequestValue, Seq<string> Entries, string? MatchedEntry, bool Holds);

/// <summary>The evaluation of one condition.</summary>
/// <param name="Condition">Operator, key and values.</param>
/// <param name="InRequest">The request's value of the key; null if missing.</param>
/// <param name="Basis">What decides: the values, the missing key, or the missing set operator.</param>
/// <param name="RequestValue">The request's value that decides; null for none.</param>
/// <param name="PolicyValue">The policy's value that it matches; null for none.</param>
/// <param name="Holds">Whether the condition is true.</param>
public sealed record ConditionExplanation(
    Condition Condition, ContextValue? InRequest, ComparisonBasis Basis, string? RequestValue, string? PolicyValue, bool Holds);

/// <summary>The reason why a condition is true or false.</summary>
public enum ComparisonBasis
{
    /// <summary>The values are compared.</summary>
    Values,

    /// <summary>The request has no value for the key.</summary>
    KeyIsMissing,

    /// <summary>The key is multivalued; without ForAllValues or ForAnyValue, a multivalued key matches nothing.</summary>
    NoSetOperator,
}

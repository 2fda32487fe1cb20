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
    private readonly FullEvaluation evaluation;
    private readonly CompiledPolicy policy;

    internal StatementExplanation(
        FullEvaluation evaluation, CompiledPolicies group, CompiledPolicy policy, int index) =>
        (this.evaluation, Group, this.policy, Index) = (evaluation, group, policy, index);

    public PolicyType Type => Group.Type;

    public string Policy => policy.Name;

    /// <summary>The place of the statement in its policy, from 0.</summary>
    public int Index { get; }

    public Statement Statement => Compiled.Statement;

    public ElementExplanation Action => ElementExplainer.Action(Compiled, Request);

    /// <summary>Null for a policy type without principals.</summary>
    public ElementExplanation? Principal => ElementExplainer.Principal(Compiled, Request, evaluation.CallerHasBoundary);

    /// <summary>Null for a statement without a resource element.</summary>
    public ElementExplanation? Resource => ElementExplainer.Resource(Compiled, Request);

    public Seq<ConditionExplanation> Conditions => ElementExplainer.Conditions(Compiled, Request);

    public bool Matches => Compiled.Match(Request, evaluation.CallerHasBoundary) != PrincipalMatch.None;

    /// <summary>The number of elements and conditions that do not match.</summary>
    public int FailedElements => Compiled.CountFailed(Request, evaluation.CallerHasBoundary, enough: int.MaxValue);

    public Effect Effect => Statement.Effect;

    /// <summary>The statement's Sid, or its index: <c>Statement[1]</c>.</summary>
    public string Name => Statement.Sid is { Value.Length: > 0 } sid ? sid.Value : $"Statement[{Index}]";

    internal CompiledPolicies Group { get; }

    internal bool Allows => Compiled.Allows;

    /// <summary>How the principal element alone matches the caller.</summary>
    internal PrincipalMatch PrincipalMatch => Compiled.MatchPrincipal(Request, evaluation.CallerHasBoundary);

    private CompiledStatement Compiled => policy.Statements[Index];

    private Request Request => evaluation.Request;
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

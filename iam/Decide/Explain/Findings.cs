using IamEngine.Model;

namespace IamEngine.Decide.Explain;

/// <summary>What one policy says of a request.</summary>
public sealed record PolicyFinding(PolicyPart Part, int Level, string Policy, Seq<StatementFinding> Statements);

/// <summary>How a request came out of one statement, element by element; all of them are looked at, also behind the first that fails.</summary>
public sealed record StatementFinding(
    PolicyPart Part, string Policy, int Index, Statement Statement, ElementFinding Action, ElementFinding? Principal, ElementFinding? Resource, Seq<TestFinding> Tests)
{
    public bool Matches => FailedElements == 0;

    public int FailedElements =>
        Failed(Action) + Failed(Principal) + Failed(Resource) + Tests.Count(test => !test.Holds);

    public Effect Effect => Statement.Effect;

    /// <summary>The statement's Sid, or its place: <c>Statement[1]</c>.</summary>
    public string Name => Statement.Sid is { Value.Length: > 0 } sid ? sid.Value : $"Statement[{Index}]";

    private static int Failed(ElementFinding? element) => element is { Holds: false } ? 1 : 0;
}

/// <summary>One element that is a list: what the request asks, and which entry of the list it met, if any.</summary>
/// <param name="Element">Such as <c>NotAction</c>.</param>
/// <param name="Asked">The request's action, resource or caller.</param>
/// <param name="Entries">What the element lists.</param>
/// <param name="Met">The entry that the request meets; null for none.</param>
/// <param name="Holds">Whether the statement speaks of the request as far as this element goes; under a Not element, when nothing is met.</param>
public sealed record ElementFinding(string Element, string Asked, Seq<string> Entries, string? Met, bool Holds);

/// <summary>One test of the condition.</summary>
/// <param name="Test">Operator, key and values.</param>
/// <param name="InRequest">What the request holds under the key; null where it does not.</param>
/// <param name="Compared">Whether values were compared; if not, the missing key decided, or the missing set operator did.</param>
/// <param name="RequestValue">The request's value that decided.</param>
/// <param name="PolicyValue">The policy's value that it matched; null for none.</param>
/// <param name="Holds">Whether the test holds.</param>
public sealed record TestFinding(
    ConditionTest Test, ContextValue? InRequest, Comparison Compared, string? RequestValue, string? PolicyValue, bool Holds);

/// <summary>What decided a test.</summary>
public enum Comparison
{
    /// <summary>The values were compared.</summary>
    Values,

    /// <summary>The request holds nothing under the key.</summary>
    KeyIsMissing,

    /// <summary>The key is multivalued, and without a set operator such a key matches nothing.</summary>
    NoSetOperator,
}

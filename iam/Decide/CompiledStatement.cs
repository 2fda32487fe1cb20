using IamEngine.Decide.Conditions;
using IamEngine.Decide.Matching;
using IamEngine.Model;

namespace IamEngine.Decide;

/// <summary>The elements of a statement that a request is held against.</summary>
[Flags]
internal enum Elements
{
    None = 0,
    Action = 1,
    Resource = 2,
    Principal = 4,
    Condition = 8,
}

/// <summary>How a request came out of one statement: which elements it failed, and by which name the statement means the caller.</summary>
internal readonly record struct StatementOutcome(Elements Failed, NamedAs Named)
{
    public bool Matches => Failed == Elements.None;
}

/// <summary>
/// A statement made ready to be matched. The quick look stops at the first element that fails, the thorough one sees all of them; both
/// are this one code, so that an explanation cannot tell another story than the decision.
/// </summary>
internal sealed class CompiledStatement
{
    public CompiledStatement(Statement statement, PolicyVersion version, PolicyPart part)
    {
        Statement = statement;
        Allows = statement.Effect == Effect.Allow;
        Actions = new(statement.Action);
        Resources = new(statement.Resource, version, completes: part is PolicyPart.Identity or PolicyPart.Boundary or PolicyPart.Session);
        Principals = part is PolicyPart.Resource or PolicyPart.Endpoint
            ? new(statement.Principal, statement.Effect, unstatedIsEveryone: part == PolicyPart.Endpoint)
            : null;
        Tests = [.. statement.Condition.Select(test => new TestMatcher(test, version))];
        Entries = new(statement);
    }

    public Statement Statement { get; }

    public bool Allows { get; }

    public ActionMatcher Actions { get; }

    public ResourceMatcher Resources { get; }

    /// <summary>Null where the document speaks of whoever holds it, or, as an organization's, of everyone.</summary>
    public PrincipalMatcher? Principals { get; }

    public TestMatcher[] Tests { get; }

    /// <summary>What the elements list, as explanations show it.</summary>
    public StatementEntries Entries { get; }

    public StatementOutcome Look(Request request, bool callerHasBoundary, bool thorough)
    {
        var failed = Elements.None;
        if (!Actions.Matches(request))
        {
            failed |= Elements.Action;
            if (!thorough)
            {
                return new(failed, NamedAs.None);
            }
        }

        var named = Principals?.Match(request, callerHasBoundary) ?? NamedAs.Itself;
        if (named == NamedAs.None)
        {
            failed |= Elements.Principal;
            if (!thorough)
            {
                return new(failed, named);
            }
        }

        if (!Resources.Matches(request))
        {
            failed |= Elements.Resource;
            if (!thorough)
            {
                return new(failed, named);
            }
        }

        return new(ConditionHolds(request) ? failed : failed | Elements.Condition, named);
    }

    private bool ConditionHolds(Request request)
    {
        foreach (var test in Tests)
        {
            if (!test.Judge(request).Holds)
            {
                return false;
            }
        }

        return true;
    }
}

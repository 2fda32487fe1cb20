using IamEngine.Decide.Conditions;
using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide;

/// <summary>The elements of a statement that a request is matched against.</summary>
[Flags]
internal enum StatementElements
{
    None = 0,
    Action = 1,
    Resource = 2,
    Principal = 4,
    Condition = 8,
}

/// <summary>
/// The result of matching a request against a statement: the elements that do not match, and how the principal matches.
/// </summary>
internal readonly record struct StatementMatch(StatementElements Failed, PrincipalMatch PrincipalMatch)
{
    public bool Matches => Failed == StatementElements.None;
}

/// <summary>
/// A compiled statement. A decision stops at the first element that does not match, an explanation matches all; one method does
/// both, so that they cannot differ.
/// </summary>
internal sealed class CompiledStatement
{
    public CompiledStatement(Statement statement, PolicyVersion version, PolicyType type)
    {
        Statement = statement;
        Allows = statement.Effect == Effect.Allow;
        Actions = new(statement.Action);
        Resources = new(
            statement.Resource, version, completes: type is PolicyType.Identity or PolicyType.Boundary or PolicyType.Session);
        Principals = type is PolicyType.Resource or PolicyType.Endpoint
            ? new(statement.Principal, statement.Effect, unstatedIsEveryone: type == PolicyType.Endpoint)
            : null;
        Conditions = [.. statement.Condition.Select(condition => new ConditionMatcher(condition, version))];
        Entries = new(statement);
    }

    public Statement Statement { get; }

    public bool Allows { get; }

    public ActionMatcher Actions { get; }

    public ResourceMatcher Resources { get; }

    /// <summary>Null for policy types without a principal: those of identities and of organizations.</summary>
    public PrincipalMatcher? Principals { get; }

    public ConditionMatcher[] Conditions { get; }

    /// <summary>The entries of the elements, as explanations show them.</summary>
    public StatementEntries Entries { get; }

    public StatementMatch Match(Request request, bool callerHasBoundary, bool thorough)
    {
        var failed = StatementElements.None;
        if (!Actions.Matches(request))
        {
            failed |= StatementElements.Action;
            if (!thorough)
            {
                return new(failed, PrincipalMatch.None);
            }
        }

        var match = Principals?.Match(request, callerHasBoundary) ?? PrincipalMatch.Itself;
        if (match == PrincipalMatch.None)
        {
            failed |= StatementElements.Principal;
            if (!thorough)
            {
                return new(failed, match);
            }
        }

        if (!Resources.Matches(request))
        {
            failed |= StatementElements.Resource;
            if (!thorough)
            {
                return new(failed, match);
            }
        }

        return new(ConditionHolds(request) ? failed : failed | StatementElements.Condition, match);
    }

    private bool ConditionHolds(Request request)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Match(request).Holds)
            {
                return false;
            }
        }

        return true;
    }
}

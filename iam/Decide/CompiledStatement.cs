using IamEngine.Decide.Conditions;
using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide;

/// <summary>A compiled statement. Decisions and explanations use the same matchers of its elements.</summary>
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

    /// <summary>Null for policy types without a principal element: policies of identities and of organizations.</summary>
    public PrincipalMatcher? Principals { get; }

    public ConditionMatcher[] Conditions { get; }

    public StatementEntries Entries { get; }

    /// <summary>How the statement matches the caller. None if any element does not match the request.</summary>
    public PrincipalMatch Match(Request request, bool callerHasBoundary)
    {
        if (!Actions.Matches(request))
        {
            return PrincipalMatch.None;
        }

        var match = MatchPrincipal(request, callerHasBoundary);
        return match != PrincipalMatch.None && Resources.Matches(request) && ConditionsHold(request)
            ? match
            : PrincipalMatch.None;
    }

    /// <summary>How the principal element alone matches the caller.</summary>
    public PrincipalMatch MatchPrincipal(Request request, bool callerHasBoundary) =>
        Principals?.Match(request, callerHasBoundary) ?? PrincipalMatch.Itself;

    /// <summary>The number of elements and conditions that do not match.</summary>
    /// <param name="enough">The count ends at this number.</param>
    public int CountFailed(Request request, bool callerHasBoundary, int enough)
    {
        var failed = Actions.Matches(request) ? 0 : 1;
        if (failed < enough && MatchPrincipal(request, callerHasBoundary) == PrincipalMatch.None)
        {
            failed++;
        }

        if (failed < enough && !Resources.Matches(request))
        {
            failed++;
        }

        for (var i = 0; i < Conditions.Length && failed < enough; i++)
        {
            failed += Conditions[i].Match(request).Holds ? 0 : 1;
        }

        return failed;
    }

    private bool ConditionsHold(Request request)
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

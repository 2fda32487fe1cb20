using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Deployed;

/// <summary>Something that principals are asked about: <c>read the state</c>, with the requests that do it.</summary>
public sealed record Goal(string Name, IReadOnlyList<AccessRequest> Requests);

/// <summary>A call of a path.</summary>
/// <param name="Who">The caller: an ARN, a service or the name of a group of callers.</param>
/// <param name="By">The statements that allow it.</param>
/// <param name="Gain">The result of the call; empty for the goal itself.</param>
public sealed record PathCall(
    string Who, Request Request, IReadOnlyList<(string Policy, string Statement)> By, string Gain);

/// <summary>How a principal reaches a goal: the last call is the goal's, and each earlier one takes over the next
/// caller.</summary>
public sealed record AccountPath(string Principal, string Goal, IReadOnlyList<PathCall> Calls)
{
    public bool IsDirect => Calls.Count == 1;
}

/// <summary>All principals that reach some goals, by themselves or by taking over others.</summary>
/// <param name="Paths">One path for each principal and goal; the shortest.</param>
/// <param name="Undecided">Principals whose policies could not be read, or about whom the prover found no answer.</param>
public sealed record AccountPaths(
    IReadOnlyList<AccountPath> Paths,
    IReadOnlyList<(string Principal, string Reason)> Undecided,
    int Asked,
    IReadOnlyList<AccountId> Accounts,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<string> Unread)
{
    public bool IsComplete => Undecided.Count == 0 && Unread.Count == 0;
}

using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Deployed;

/// <summary>Something that principals are asked about: <c>read the state</c>, with the requests that do it.</summary>
public sealed record Goal(string Name, IReadOnlyList<AccessRequest> Requests)
{
    /// <summary>The user or role that principals become instead; no request by itself does it.</summary>
    public Arn? Becomes { get; private init; }

    /// <summary>To become a user or role, in any of the ways in which a principal takes over another.</summary>
    public static Goal Become(Arn principal) =>
        new($"become {principal.ResourceType} {principal.LastName}", []) { Becomes = principal };
}

/// <summary>A call of a path.</summary>
/// <param name="Who">The caller: an ARN, a service or the name of a group of callers.</param>
/// <param name="By">The statements that allow it.</param>
/// <param name="Gain">The result of the call; empty for the goal itself.</param>
public sealed record PathCall(
    string Who, Request Request, IReadOnlyList<AllowingStatement> By, string Gain);

/// <summary>How a principal reaches a goal: the last call is the goal's, and each earlier one takes over the next
/// caller.</summary>
public sealed record AccountPath(string Principal, string Goal, IReadOnlyList<PathCall> Calls)
{
    public bool IsDirect => Calls.Count == 1;
}

/// <summary>All principals that reach some goals, by themselves or by taking over others.</summary>
/// <param name="Paths">One path for each principal and goal; the shortest.</param>
/// <param name="Goals">What is not known about each goal.</param>
public sealed record AccountPaths(
    IReadOnlyList<AccountPath> Paths,
    IReadOnlyList<GoalNotes> Goals,
    IReadOnlyList<UndecidedPrincipal> Undecided,
    int Asked,
    IReadOnlyList<AccountId> Accounts,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<string> Unread)
    : AccountAnswer(Undecided, Asked, Accounts, Assumptions, Unread);

/// <summary>What is not known about one goal of a search.</summary>
/// <param name="Goal">The goal's name.</param>
/// <param name="Undecided">The principals without an answer about the goal, or about a takeover.</param>
/// <param name="Unread">What could not be read, so that more principals can reach the goal.</param>
public sealed record GoalNotes(string Goal, IReadOnlyList<UndecidedPrincipal> Undecided, IReadOnlyList<string> Unread);

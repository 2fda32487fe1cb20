using Review.Deployed;

namespace Review.Theorems;

/// <summary>A statement about the principals of an account that a stack does not declare.</summary>
/// <param name="Name">The statement as a sentence.</param>
/// <param name="Goals">What none of them may reach, directly or in several calls.</param>
internal sealed record AccountClaim(string Name, IReadOnlyList<Goal> Goals)
{
    public ClaimScope Scope { get; init; } = ClaimScope.Others;

    /// <summary>Whether a principal that the program's own policies name may reach the goals itself.</summary>
    public bool IsOpenToNamed { get; init; }

    /// <summary>The assumptions of the theorem that the answer replaces.</summary>
    public IReadOnlyList<string> Settles { get; init; } = [];
}

internal enum ClaimScope
{
    /// <summary>The users and roles of the account that the stack does not declare.</summary>
    Others,

    /// <summary>Callers outside the account that enter through a role that the stack does not declare.</summary>
    Outsiders,

    /// <summary>The stack's own users and roles; the goals are all other users and roles of the account.</summary>
    Own,
}

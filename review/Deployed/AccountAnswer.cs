using IamEngine.Model;

namespace Review.Deployed;

/// <summary>What an answer about collected accounts rests on.</summary>
/// <param name="Undecided">The principals whose policies could not be read, or for whom the prover found no answer.</param>
/// <param name="Asked">How many users and roles of the accounts were asked about.</param>
/// <param name="Unread">What could not be read and concerns no single principal.</param>
public abstract record AccountAnswer(
    IReadOnlyList<UndecidedPrincipal> Undecided,
    int Asked,
    IReadOnlyList<AccountId> Accounts,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<string> Unread)
{
    /// <summary>Whether the answer is complete: nothing that can change it is unknown.</summary>
    public bool IsComplete => Undecided.Count == 0 && Unread.Count == 0;
}

/// <summary>A principal that has no answer, with the reason.</summary>
public sealed record UndecidedPrincipal(string Principal, string Reason);

/// <summary>A statement, and the policy that contains it.</summary>
public sealed record AllowingStatement(string Policy, string Statement)
{
    /// <summary><c>upload-state-access, statement ReadState</c>.</summary>
    public override string ToString() => $"{Policy}, statement {Statement}";
}

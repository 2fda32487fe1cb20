using Review.Deployed;
using Review.Model;

namespace Review.Theorems;

/// <summary>A theorem, asked of the account that a stack is deployed to.</summary>
/// <param name="Name">The theorem about the stack, with the documents that the account has.</param>
/// <param name="InAccount">What it says about the account's other principals; null if it concerns none.</param>
/// <param name="Example">The counterexample, if the account's documents of the stack refute it.</param>
/// <param name="Paths">The calls of the account's other principals that refute it, each replayed.</param>
/// <param name="Reasons">Why it is not decided.</param>
/// <param name="Assumptions">What the answer about the stack assumes.</param>
public sealed record AccountTheorem(
    string Name,
    string? InAccount,
    TheoremOutcome Outcome,
    string? Example,
    IReadOnlyList<AccountPath> Paths,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Assumptions);

/// <summary>All theorems, asked of an account.</summary>
/// <param name="Asked">The number of users and roles of the account.</param>
/// <param name="Assumptions">What every answer about other principals assumes.</param>
public sealed record AccountTheorems(IReadOnlyList<AccountTheorem> Rows, int Asked, IReadOnlyList<string> Assumptions)
{
    public static AccountTheorems None { get; } = new([], 0, []);

    public bool Has(TheoremOutcome outcome) => Rows.Any(row => row.Outcome == outcome);
}

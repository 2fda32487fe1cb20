using Review.Deployed;
using Review.Model;

namespace Review.Theorems;

/// <summary>
/// The theorems about a stack, asked again of its account: each holds for the stack's documents as the account has them, and no
/// other principal of the account reaches what it protects.
/// </summary>
public sealed class AccountQuestion
{
    private readonly ReviewReport held;
    private readonly TheoremContext context;
    private readonly NamedPrincipals named;
    private readonly Func<string, bool> isKnown;
    private readonly IReadOnlyList<(Theorem Theorem, AccountClaim? Claim)> claims;
    private readonly HashSet<string> own;
    private readonly HashSet<string> all;

    /// <param name="declared">The report of the program.</param>
    /// <param name="held">The same report with the values of the account.</param>
    /// <param name="isKnown">Whether a principal may reach the stack, such as an administrator.</param>
    public AccountQuestion(ReviewReport declared, ReviewReport held, DeployedAccounts accounts, Func<string, bool> isKnown)
    {
        (this.held, this.isKnown) = (held, isKnown);
        (context, named) = (new(held), new(declared));
        claims =
        [
            .. AllTheorems.All.Select(theorem => (theorem, context.Principals.Count == 0 ? null : theorem.InAccount(context))),
        ];
        Accounts = WithPoliciesOf(held, accounts);
        own = [.. context.Principals.Select(principal => principal.Arn.ToString())];
        all = [.. accounts.Principals.Select(principal => principal.Principal.Name)];
    }

    /// <summary>The accounts, with the resource policies that the stack's resources have besides the collected ones.</summary>
    public DeployedAccounts Accounts { get; }

    /// <summary>What the search for paths is asked, besides other goals.</summary>
    public IReadOnlyList<Goal> Goals =>
        [.. claims.SelectMany(one => one.Claim?.Goals ?? []).DistinctBy(goal => goal.Name)];

    /// <summary>
    /// Whether a path of a principal of the account is meant: a principal that the program names becomes a role of the stack.
    /// </summary>
    public bool IsMeant(AccountPath path) => named.Has(path.Principal)
        && (path.Calls.Count > 1 ? own.Contains(path.Calls[1].Who) : path.Calls[0].Request.Action == "sts:AssumeRole");

    /// <param name="paths">The answer about the goals.</param>
    /// <param name="progress">Takes the words of each phase.</param>
    public AccountTheorems Answer(AccountPaths paths, Action<string> progress)
    {
        progress("proving the theorems about the account");
        var proved = AllTheorems.Of(held).ToDictionary(row => row.Name);
        var outward = claims.Any(one => one.Claim?.Scope == ClaimScope.Own)
            ? OutwardSearch.Of(Accounts, own, progress) : ([], []);
        return new(
            [
                .. from one in claims
                   let row = proved.GetValueOrDefault(one.Theorem.Name)
                   where row is not null
                   select Row(row, one.Claim, paths, outward),
            ],
            paths.Asked,
            paths.Assumptions);
    }

    private AccountTheorem Row(
        TheoremRow row, AccountClaim? claim, AccountPaths paths,
        (IReadOnlyList<AccountPath> Paths, IReadOnlyList<UndecidedPrincipal> Undecided) outward)
    {
        AccountPath[] offending = claim is null ? []
            : claim.Scope == ClaimScope.Own ? [.. outward.Paths.Where(path => !IsMeant(path))]
            : [.. GoalsOf(claim).SelectMany(goal => paths.Paths.Where(path => path.Goal == goal && Offends(path, claim)))];
        string[] reasons = [.. row.Reason is { } reason ? [reason] : (string[])[], .. ReasonsOf(claim, paths, outward.Undecided)];
        return new(
            row.Name,
            claim?.Name,
            row.Outcome == TheoremOutcome.Refuted || offending.Length > 0 ? TheoremOutcome.Refuted
                : reasons.Length > 0 ? TheoremOutcome.Unknown : TheoremOutcome.Proved,
            row.Example,
            offending,
            reasons,
            [.. row.Assumptions.Except(claim?.Settles ?? [])]);
    }

    private bool Offends(AccountPath path, AccountClaim claim)
    {
        if (claim.Scope == ClaimScope.Outsiders)
        {
            return !all.Contains(path.Principal) && path.Calls.Count > 1 && all.Contains(path.Calls[1].Who)
                && !own.Contains(path.Calls[1].Who) && !isKnown(path.Calls[1].Who);
        }

        return all.Contains(path.Principal) && !isKnown(path.Principal)
            // The theorem itself covers calls of the stack's own principals.
            && !path.Calls.All(call => own.Contains(call.Who))
            && !(IsMeant(path) && (path.Calls.Count > 1 || claim.IsOpenToNamed))
            && !(claim.IsOpenToNamed && path.IsDirect && named.Has(path.Principal));
    }

    private IEnumerable<string> ReasonsOf(
        AccountClaim? claim, AccountPaths paths, IReadOnlyList<UndecidedPrincipal> outward)
    {
        if (claim is null)
        {
            return [];
        }

        if (claim.Scope == ClaimScope.Own)
        {
            return outward.Select(one => $"{one.Principal}: {one.Reason}");
        }

        var goals = GoalsOf(claim);
        var notes = paths.Goals.Where(note => goals.Contains(note.Goal)).ToArray();
        return notes.SelectMany(note => note.Undecided).Where(one => !own.Contains(one.Principal) && !isKnown(one.Principal))
            .Select(one => $"{one.Principal}: {one.Reason}").Concat(notes.SelectMany(note => note.Unread)).Distinct();
    }

    private static HashSet<string> GoalsOf(AccountClaim claim) => [.. claim.Goals.Select(goal => goal.Name)];

    // The folder has the policies of buckets, keys and roles; the comparison reads those of secrets too.
    private DeployedAccounts WithPoliciesOf(ReviewReport report, DeployedAccounts accounts) => accounts with
    {
        Resources =
        [
            .. accounts.Resources,
            .. context.Account.Resources.Where(resource => resource.Policy is not null
                    && accounts.Resources.All(known => known.Arn != resource.Arn))
                .Select(resource => new DeployedResource(
                    resource.Arn, context.Account.Id, resource.Policy,
                    report.Resources.WithUrn(resource.Urn)?.Tags.ToDictionary(tag => tag.Key, tag => tag.Value), [])),
        ],
    };
}

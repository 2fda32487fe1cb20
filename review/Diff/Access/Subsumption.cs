namespace Review.Diff.Access;

/// <summary>
/// Removes changes that a wider change includes: a gain of everyone includes the gain of each caller, and a gain in all services
/// includes the gain in each service.
/// </summary>
internal static class Subsumption
{
    public static IEnumerable<AccessChange> Of(IReadOnlyList<AccessChange> changes) =>
        changes.Where(change => !changes.Any(wider => IsWithin(change, wider)));

    private static bool IsWithin(AccessChange change, AccessChange wider) =>
        change != wider && change.Undecided is null && wider.Undecided is null && IsBySameStatements(change, wider)
        && (IsOfEveryone(change, wider) || IsOfAllServices(change, wider) || IsNearer(change, wider));

    private static bool IsOfEveryone(AccessChange change, AccessChange wider) =>
        wider.Who == OutsideCallers.Anyone && change.Who != wider.Who && change.On == wider.On && IsSameKind(change, wider);

    private static bool IsOfAllServices(AccessChange change, AccessChange wider) =>
        IsOfAllServices(wider) && change.Service != "*" && change.Who == wider.Who;

    /// <summary>Whether a statement allows every action, without exceptions.</summary>
    public static bool IsOfAllServices(AccessChange change) =>
        change.Service == "*" && change.By.Count > 0
            && change.By.All(by => by.Says.StartsWith("Allow * ", StringComparison.Ordinal));

    private static bool IsNearer(AccessChange change, AccessChange wider) =>
        change.On == AccessComparisons.AnotherAccounts && wider.On is null && change.Who == wider.Who
            && IsSameKind(change, wider);

    private static bool IsSameKind(AccessChange one, AccessChange other) =>
        one.Service == other.Service && one.Level == other.Level && one.Actions == other.Actions;

    /// <summary>
    /// Whether all statements that allow the wider change also allow this one. A key policy that leaves the decision to the
    /// account allows nothing alone.
    /// </summary>
    private static bool IsBySameStatements(AccessChange change, AccessChange wider) =>
        wider.By.Count > 0 && wider.By.All(by => change.By.Contains(by));
}

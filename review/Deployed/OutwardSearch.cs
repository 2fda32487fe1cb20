namespace Review.Deployed;

/// <summary>
/// Searches whether some principals of an account take over any other. A chain that leaves them has a first call that does, so
/// each is asked about one takeover, also with the policies that another of them can write for it.
/// </summary>
public static class OutwardSearch
{
    /// <param name="own">The ARNs of the principals to start at.</param>
    /// <param name="progress">Takes the words of each phase.</param>
    /// <returns>For each principal the first takeover that was found, and the principals without an answer.</returns>
    public static (IReadOnlyList<AccountPath> Paths, IReadOnlyList<UndecidedPrincipal> Undecided) Of(
        DeployedAccounts deployed, IReadOnlySet<string> own, Action<string> progress)
    {
        var answers = new SharedAnswers(deployed);
        var takeovers = new Takeovers(deployed, answers, goals: 1);
        var rewrites = new PolicyRewrites(deployed, answers, takeovers);
        var starts = deployed.Principals.Where(principal => own.Contains(principal.Principal.Name)).ToArray();
        var others = deployed.Principals.Where(principal => !own.Contains(principal.Principal.Name)).ToArray();
        var paths = new List<AccountPath>();
        progress($"asking whether {starts.Length} users and roles take over any of {others.Length} others");
        foreach (var start in starts.Where(start => start.Unread.Count == 0))
        {
            if (First(start) is { } path)
            {
                paths.Add(path);
            }
        }

        return (
            paths,
            [
                .. starts.Where(start => start.Unread.Count > 0)
                    .Select(start => new UndecidedPrincipal(start.Principal.Name, string.Join("; ", start.Unread))),
                .. own.Except(starts.Select(start => start.Principal.Name))
                    .Select(name => new UndecidedPrincipal(name, "it is not in the folder")),
            ]);

        AccountPath? First(DeployedPrincipal start)
        {
            var writer = start.Principal.Boundary.Count == 0 ? null
                : starts.Where(writer => writer.Unread.Count == 0).Select(writer => rewrites.Writing(writer, start))
                    .FirstOrDefault(call => call is not null);
            (DeployedPrincipal Caller, PathCall[] Before)[] capabilities =
                writer is null ? [(start, [])] : [(start, []), (PolicyRewrites.WithEverything(start, isLifted: false), [writer])];
            foreach (var (caller, before) in capabilities)
            {
                if (rewrites.Created(caller) is { } created)
                {
                    return Path(start, "create an identity without a boundary", [.. before, .. created.Calls]);
                }

                foreach (var other in others)
                {
                    if ((rewrites.Writing(caller, other) ?? takeovers.Becoming(caller, other)) is { } call)
                    {
                        return Path(start, $"take over {other.Principal.Name}", [.. before, call]);
                    }
                }
            }

            return null;
        }

        static AccountPath Path(DeployedPrincipal start, string goal, IReadOnlyList<PathCall> calls) =>
            new(start.Principal.Name, goal, calls);
    }
}

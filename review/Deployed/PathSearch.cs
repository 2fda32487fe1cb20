using IamEngine.Model;

namespace Review.Deployed;

/// <summary>
/// Searches backward from the principals that are allowed a goal: who can become one of them, and who can become those. A
/// principal that can write its own policies, or create an identity and its policies, counts as one whose policies allow
/// everything within its permissions boundary.
/// https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/
/// </summary>
public sealed class PathSearch
{
    private const int ProgressStep = 1_000;

    private readonly DeployedAccounts deployed;
    private readonly IReadOnlyList<Goal> goals;
    private readonly Action<string> progress;
    private readonly SharedAnswers answers;
    private readonly Takeovers takeovers;
    private readonly PolicyRewrites rewrites;
    private readonly Dictionary<(string Principal, string Goal), Link> found = [];
    private readonly Queue<(string Principal, int Goal)> waiting = new();
    private readonly List<UndecidedPrincipal>[] undecided;
    private readonly HashSet<string>[] unread;
    private readonly HashSet<string> assumptions = [];

    private PathSearch(DeployedAccounts deployed, IReadOnlyList<Goal> goals, Action<string> progress)
    {
        (this.deployed, this.goals, this.progress) = (deployed, goals, progress);
        answers = new(deployed);
        takeovers = new(deployed, answers, goals.Count);
        rewrites = new(deployed, answers, takeovers);
        undecided = [.. goals.Select(_ => new List<UndecidedPrincipal>())];
        unread = [.. goals.Select(_ => new HashSet<string>())];
    }

    /// <summary>The next call of a path, and the principal that it leads to; null if it is the goal's call.</summary>
    private sealed record Link(IReadOnlyList<PathCall> Calls, string? Next);

    /// <param name="progress">Takes the words of each phase.</param>
    public static AccountPaths Of(DeployedAccounts deployed, IReadOnlyList<Goal> goals, Action<string> progress) =>
        new PathSearch(deployed, goals, progress).Search();

    private AccountPaths Search()
    {
        var asking = $"asking {deployed.Principals.Count} users and roles";
        progress(asking);
        foreach (var (index, goal) in goals.Index())
        {
            if (index > 0 && deployed.Principals.Count > ProgressStep)
            {
                progress($"{asking}: {index} of {goals.Count} questions done");
            }

            if (goal.Becomes is { } target)
            {
                Start(index, goal, target);
            }

            foreach (var request in goal.Requests)
            {
                Note(index, WhoCan.Ask(request, deployed, answers));
            }
        }

        progress("looking for principals that can write their own policies");
        foreach (var principal in deployed.Principals.Where(principal => principal.Unread.Count == 0))
        {
            Rewrite(principal);
        }

        progress("looking for principals that can become those");
        for (var done = 1; waiting.TryDequeue(out var reached); done++)
        {
            var (target, goal) = (takeovers.Find(reached.Principal)!, goals[reached.Goal].Name);
            foreach (var call in takeovers.Of(target, reached.Goal, principal => IsFound(principal, goal)))
            {
                Add(call.Who, reached.Goal, new([call], reached.Principal));
            }

            if (done % ProgressStep == 0)
            {
                progress($"looking for principals that can become those: {done} done, {waiting.Count} left");
            }
        }

        var order = goals.Index().ToDictionary(goal => goal.Item.Name, goal => goal.Index);
        GoalNotes[] notes = [.. goals.Index().Select(NotesOf)];
        return new(
            [.. found.Keys.Select(key => new AccountPath(key.Principal, key.Goal, Path(key))).Where(path => path.Calls.Count > 0)
                .OrderBy(path => order[path.Goal])
                .ThenBy(path => path.Calls.Count).ThenBy(path => path.Principal, StringComparer.Ordinal)],
            notes,
            [.. notes.SelectMany(note => note.Undecided).DistinctBy(one => one.Principal)],
            deployed.Principals.Count,
            deployed.Accounts,
            [
                .. assumptions,
                "a path is a chain of calls that IAM allows one after the other; an instance, function or job with a role that a "
                    + "call needs is assumed to exist",
            ],
            [.. notes.SelectMany(note => note.Unread).Distinct()]);
    }

    private GoalNotes NotesOf((int Index, Goal Goal) one) => new(
        one.Goal.Name,
        [
            .. undecided[one.Index].Concat(takeovers.Undecided.Select(other => new UndecidedPrincipal(other.Key, other.Value)))
                .Where(other => !found.ContainsKey((other.Principal, one.Goal.Name))).DistinctBy(other => other.Principal),
        ],
        [.. unread[one.Index].Concat(takeovers.Unread).Distinct()]);

    // The principal itself reaches the goal without a call, and has no path.
    private void Start(int index, Goal goal, Arn target)
    {
        if (takeovers.Find(target.ToString()) is null)
        {
            unread[index].Add($"{target} is not in the folder");
        }
        else
        {
            found[(target.ToString(), goal.Name)] = new([], null);
            waiting.Enqueue((target.ToString(), index));
        }
    }

    private PathCall[] Path((string Principal, string Goal) key)
    {
        var calls = new List<PathCall>();
        for (string? at = key.Principal; at is not null;)
        {
            var link = found[(at, key.Goal)];
            calls.AddRange(link.Calls);
            at = link.Next;
        }

        return [.. calls];
    }

    private void Note(int goal, WhoCan answer)
    {
        undecided[goal].AddRange(answer.Undecided);
        assumptions.UnionWith(answer.Assumptions);
        unread[goal].UnionWith(answer.Unread);
        foreach (var allowed in answer.Allowed)
        {
            Add(allowed.Principal, goal, new([new(allowed.Principal, allowed.Example, allowed.By, "")], null));
        }
    }

    // The first link is the shortest, because the search goes level by level.
    private void Add(string principal, int goal, Link link)
    {
        if (found.TryAdd((principal, goals[goal].Name), link) && takeovers.Find(principal) is not null)
        {
            waiting.Enqueue((principal, goal));
        }
    }

    private bool IsFound(DeployedPrincipal principal, string goal) => found.ContainsKey((principal.Principal.Name, goal));

    /// <summary>What the principal reaches after it writes policies for itself, or for an identity that it creates or
    /// becomes.</summary>
    private void Rewrite(DeployedPrincipal principal)
    {
        if (goals.All(goal => IsFound(principal, goal.Name)))
        {
            return;
        }

        foreach (var (calls, becomes) in rewrites.Of(principal))
        {
            foreach (var (index, goal) in goals.Index().Where(goal => !IsFound(principal, goal.Item.Name)))
            {
                foreach (var request in goal.Requests)
                {
                    if (answers.Ask(becomes, request) is { Example: { } example } answer)
                    {
                        var last = new PathCall(becomes.Principal.Name, example, answer.By, "");
                        Add(principal.Principal.Name, index, new([.. calls, last], null));
                        break;
                    }
                }
            }

            if (goals.All(goal => IsFound(principal, goal.Name)))
            {
                return;
            }
        }
    }
}

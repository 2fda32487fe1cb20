using System.IO.Enumeration;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Review.Escalation;
using Review.Model.Accounts;

namespace Review.Deployed;

/// <summary>
/// Searches backward from the principals that are allowed a goal: who can become one of them, and who can become those. A
/// principal
/// that can write its own policies, or create an identity and its policies, counts as one whose policies allow everything within
/// its permissions boundary. https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/
/// </summary>
public sealed class PathSearch
{
    private readonly DeployedAccounts deployed;
    private readonly IReadOnlyList<Goal> goals;
    private readonly Action<string> progress;
    private readonly Dictionary<string, DeployedPrincipal> principals;
    private readonly Dictionary<Arn, DeployedResource> resources;
    private readonly ILookup<string, DeployedPrincipal> rolesByName;
    private readonly Dictionary<(string Principal, string Goal), Link> found = [];
    private readonly Queue<(string Principal, string Goal)> waiting = new();
    private readonly Dictionary<string, IReadOnlyList<PathCall>> callers = [];
    private readonly Dictionary<string, DeployedPrincipal[]> naming = [];
    private readonly List<(string Principal, string Reason)> undecided = [];
    private readonly HashSet<string> assumptions = [];
    private readonly HashSet<string> unread = [];

    private PathSearch(DeployedAccounts deployed, IReadOnlyList<Goal> goals, Action<string> progress)
    {
        (this.deployed, this.goals, this.progress) = (deployed, goals, progress);
        resources = deployed.Resources.DistinctBy(resource => resource.Arn).ToDictionary(resource => resource.Arn);
        rolesByName = deployed.Principals.Where(IsRole).ToLookup(role => role.Principal.Arn.LastName);
        principals = deployed.Principals.DistinctBy(NameOf).ToDictionary(NameOf);
    }

    /// <summary>The next call of a path, and the principal that it leads to; null if it is the goal's call.</summary>
    private sealed record Link(IReadOnlyList<PathCall> Calls, string? Next);

    /// <param name="progress">Takes the words of each phase.</param>
    public static AccountPaths Of(DeployedAccounts deployed, IReadOnlyList<Goal> goals, Action<string> progress) =>
        new PathSearch(deployed, goals, progress).Search();

    private AccountPaths Search()
    {
        progress($"asking {deployed.Principals.Count} users and roles");
        foreach (var goal in goals)
        {
            foreach (var request in goal.Requests)
            {
                Note(goal.Name, WhoCan.Ask(request, deployed));
            }
        }

        progress("looking for principals that can write their own policies");
        foreach (var principal in deployed.Principals.Where(principal => principal.Unread.Count == 0))
        {
            Rewrite(principal);
        }

        progress("looking for principals that can become those");
        while (waiting.TryDequeue(out var reached))
        {
            foreach (var call in CallersOf(reached.Principal))
            {
                Add(call.Who, reached.Goal, new([call], reached.Principal));
            }
        }

        return new(
            [.. found.Keys.Select(key => new AccountPath(key.Principal, key.Goal, Path(key)))
                .OrderBy(path => goals.Index().First(goal => goal.Item.Name == path.Goal).Index)
                .ThenBy(path => path.Calls.Count).ThenBy(path => path.Principal, StringComparer.Ordinal)],
            [.. undecided.DistinctBy(one => one.Principal)],
            deployed.Principals.Count,
            deployed.Accounts,
            [
                .. assumptions,
                "a path is a chain of calls that IAM allows one after the other; an instance, function or job with a role that a "
                    + "call needs is assumed to exist",
            ],
            [.. unread]);
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

    private void Note(string goal, WhoCan answer)
    {
        undecided.AddRange(answer.Undecided);
        assumptions.UnionWith(answer.Assumptions);
        unread.UnionWith(answer.Unread);
        foreach (var allowed in answer.Allowed)
        {
            Add(allowed.Principal, goal, new([new(allowed.Principal, allowed.Example, allowed.By, "")], null));
        }
    }

    // The first link is the shortest, because the search goes level by level.
    private void Add(string principal, string goal, Link link)
    {
        if (found.TryAdd((principal, goal), link) && principals.ContainsKey(principal))
        {
            waiting.Enqueue((principal, goal));
        }
    }

    private static string NameOf(DeployedPrincipal principal) => principal.Principal.Arn.ToString();

    private static bool IsRole(DeployedPrincipal principal) => principal.Principal.Caller is Caller.RoleSession;

    private static AccountId AccountOf(DeployedPrincipal principal) => AccountId.Of(principal.Principal.Arn.Account);

    /// <summary>What the principal reaches after it writes policies for itself, or for an identity that it creates or
    /// becomes.</summary>
    private void Rewrite(DeployedPrincipal principal)
    {
        var open = goals.Where(goal => !found.ContainsKey((NameOf(principal), goal.Name))).ToArray();
        if (open.Length == 0)
        {
            return;
        }

        foreach (var (calls, becomes) in Rewritten(principal))
        {
            foreach (var goal in open)
            {
                foreach (var request in goal.Requests)
                {
                    if (Search(request).Ask(becomes) is { Example: { } example } answer)
                    {
                        Add(NameOf(principal), goal.Name, new([.. calls, new(NameOf(becomes), example, answer.By, "")], null));
                        break;
                    }
                }
            }
        }
    }

    private IEnumerable<(IReadOnlyList<PathCall> Calls, DeployedPrincipal Becomes)> Rewritten(DeployedPrincipal principal)
    {
        var (arn, kind) = (principal.Principal.Arn, IsRole(principal) ? "Role" : "User");
        var itself = "decides its own policies";
        var own = First(principal, [$"iam:Put{kind}Policy", $"iam:Attach{kind}Policy"], arn, itself)
            ?? principal.Managed.Select(Arn.Of).Where(policy => policy.Account == arn.Account)
                .Select(policy => First(
                    principal, ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"], policy,
                    $"decides what the policy {policy.LastName} allows it"))
                .FirstOrDefault(call => call is not null)
            ?? principal.Groups.Select(group => First(
                principal, ["iam:PutGroupPolicy", "iam:AttachGroupPolicy"], group,
                    $"decides the policies of its group {group.LastName}"))
                .FirstOrDefault(call => call is not null);
        if (own is not null)
        {
            var lifted = principal.Principal.Boundary.Count == 0 ? null
                : First(principal, [$"iam:Delete{kind}PermissionsBoundary"], arn, "lifts its permissions boundary");
            yield return (lifted is null ? [own] : [lifted, own], WithEverything(principal, lifted is not null));
        }

        foreach (var group in principal.Principal.Caller is Caller.User ? deployed.Groups : [])
        {
            if (!principal.Groups.Contains(group.Arn) && group.Arn.Account == arn.Account
                && First(principal, ["iam:AddUserToGroup"], group.Arn, $"joins the group {group.Arn.LastName}") is { } joined)
            {
                yield return ([joined], principal with
                {
                    Principal = principal.Principal with { Identity = [.. principal.Principal.Identity, .. group.Identity] },
                });
            }
        }

        if (Created(principal) is { } created)
        {
            yield return created;
        }

        foreach (var written in OthersWritten(principal))
        {
            yield return written;
        }
    }

    // A new identity without a permissions boundary; the new role's trust policy names its creator.
    private (IReadOnlyList<PathCall>, DeployedPrincipal)? Created(DeployedPrincipal principal)
    {
        var arn = principal.Principal.Arn;
        foreach (var (kind, last) in ((string, string?)[])[("Role", null), ("User", "iam:CreateAccessKey")])
        {
            var made = Arn.Of($"arn:{arn.Partition}:iam::{arn.Account}:{kind.ToLowerInvariant()}/new");
            var unbound = new StringKey(IamKeys.PermissionsBoundary.Name).IsMissing();
            if (Try(principal, $"iam:Create{kind}", made, $"creates a {kind.ToLowerInvariant()}", unbound) is { } create
                && (Try(principal, $"iam:Put{kind}Policy", made, "decides its policies", unbound)
                    ?? Try(principal, $"iam:Attach{kind}Policy", made, "decides its policies", unbound)) is { } give)
            {
                var key = last is null ? null : Try(principal, last, made, "has its access key");
                if (last is null || key is not null)
                {
                    Caller caller = kind == "User" ? new Caller.User(made)
                        : new Caller.RoleSession(made, made.Session("session"));
                    IReadOnlyList<PathCall> calls = key is null ? [create, give] : [create, give, key];
                    return (calls, new(new(made.ToString(), caller, [StackPrincipal.Everything]), null, []));
                }
            }
        }

        return null;
    }

    // One other identity that the principal can both write policies for and become.
    private IEnumerable<(IReadOnlyList<PathCall> Calls, DeployedPrincipal Becomes)> OthersWritten(DeployedPrincipal principal)
    {
        foreach (var kind in (string[])["Role", "User"])
        {
            string[] give = [$"iam:Put{kind}Policy", $"iam:Attach{kind}Policy"];
            if (!give.Any(action => MayName(principal, action)))
            {
                continue;
            }

            foreach (var other in deployed.Principals.Where(other => other != principal && IsRole(other) == (kind == "Role")
                && other.Principal.Arn.Account == principal.Principal.Arn.Account))
            {
                if (First(principal, give, other.Principal.Arn,
                    $"decides the policies of {other.Principal.Arn.LastName}") is { } written
                    && Becoming(principal, other) is { } becomes)
                {
                    yield return ([written, becomes], WithEverything(other, isLifted: false));
                    yield break;
                }
            }
        }
    }

    private static DeployedPrincipal WithEverything(DeployedPrincipal principal, bool isLifted) => principal with
    {
        Principal = principal.Principal with
        {
            Identity = [StackPrincipal.Everything],
            Boundary = isLifted ? [] : principal.Principal.Boundary,
        },
    };

    private IReadOnlyList<PathCall> CallersOf(string name)
    {
        if (!callers.TryGetValue(name, out var known))
        {
            callers[name] = known = [.. AllCallersOf(principals[name]).DistinctBy(call => call.Who)];
        }

        return known;
    }

    private IEnumerable<PathCall> AllCallersOf(DeployedPrincipal target)
    {
        var arn = target.Principal.Arn;
        if (IsRole(target) && resources.GetValueOrDefault(arn) is { } role)
        {
            unread.UnionWith(role.Unread);
            var search = Search(new(new("sts:AssumeRole*"), arn, AccountOf(target)));
            var answers = Trusted(role).Where(principal => principal != target).Select(principal => search.Ask(principal))
                .Concat(LetsOutsidersIn(role) ? search.AskOutsiders(deployed) : []);
            foreach (var answer in answers)
            {
                // A service works as the role for whoever passed it, and that call is a path of its own.
                if (answer.Example is { Caller: not Caller.Service } example)
                {
                    yield return new(answer.Principal, example, answer.By, $"becomes {arn}");
                }
            }
        }

        string[] actions = IsRole(target) ? ["iam:UpdateAssumeRolePolicy", "iam:PassRole"] : [.. Moves.Credentials];
        foreach (var principal in actions.SelectMany(Naming).Distinct())
        {
            // A principal that reaches every goal already needs no further path.
            if (principal != target && principal.Principal.Arn.Account == arn.Account && !HasAll(principal)
                && Taking(principal, target) is { } call)
            {
                yield return call;
            }
        }
    }

    // Whether a trust policy names others than services and the collected principals.
    private bool LetsOutsidersIn(DeployedResource role) => role.Policy is PolicyOfResource.Trust trust
        && trust.Document.AllStatements.Any(statement => statement.Effect == Effect.Allow
            && (statement.Principal is not PrincipalElement.Principal named
                || named.Principals.Any(principal => principal is not Principal.Service && !deployed.Has(principal))));

    private bool HasAll(DeployedPrincipal principal) =>
        goals.All(goal => found.ContainsKey((NameOf(principal), goal.Name)));

    /// <summary>The collected principals that a trust policy can let in: those that it names, and those that its account
    /// can.</summary>
    private IEnumerable<DeployedPrincipal> Trusted(DeployedResource role)
    {
        if (role.Policy is not PolicyOfResource.Trust trust)
        {
            return [];
        }

        var allowing = trust.Document.AllStatements.Where(statement => statement.Effect == Effect.Allow).ToArray();
        var named = allowing.SelectMany(statement => statement.Principal.Principals).ToArray();
        var leavesToOthers = allowing.Any(statement => statement.Principal is not PrincipalElement.Principal)
            || named.Any(principal => principal is Principal.AnyAws or Principal.Account);
        return (leavesToOthers ? Naming("sts:AssumeRole") : [])
            .Concat(named.SelectMany(principal => principal switch
            {
                Principal.User user => principals.TryGetValue(user.Arn.ToString(), out var known) ? [known] : [],
                Principal.Role { Arn: var arn } =>
                    rolesByName[arn.LastName].Where(known => known.Principal.Arn.Account == arn.Account),
                _ => (IEnumerable<DeployedPrincipal>)[],
            }))
            .Where(principal => principal.Unread.Count == 0 && !HasAll(principal)).Distinct();
    }

    private PathCall? Becoming(DeployedPrincipal principal, DeployedPrincipal target)
    {
        var arn = target.Principal.Arn;
        if (IsRole(target) && Search(new(new("sts:AssumeRole"), arn, AccountOf(target))).Ask(
            principal) is { Example: { } assumed } answer)
        {
            return new(NameOf(principal), assumed, answer.By, $"becomes {arn}");
        }

        return Taking(principal, target);
    }

    private PathCall? Taking(DeployedPrincipal principal, DeployedPrincipal target)
    {
        var arn = target.Principal.Arn;
        if (!IsRole(target))
        {
            return First(principal, [.. Moves.Credentials], arn, $"has credentials of {arn}");
        }

        if (Try(principal, "iam:UpdateAssumeRolePolicy", arn, $"lets anybody become {arn}") is { } trusted)
        {
            return trusted;
        }

        foreach (var service in MayName(principal, "iam:PassRole") ? ServicesOf(target) : [])
        {
            if (Try(principal, "iam:PassRole", arn, $"has {service} work as {arn}",
                IamKeys.PassedToService.Is(service)) is { } passed
                && (Moves.Start(service) is not { } start || start.Actions.Any(action => MayName(principal, action))))
            {
                return passed;
            }
        }

        return null;
    }

    private IEnumerable<string> ServicesOf(DeployedPrincipal role) =>
        resources.GetValueOrDefault(role.Principal.Arn)?.Policy is PolicyOfResource.Trust trust
            ? trust.Document.AllStatements.Where(statement => statement.Effect == Effect.Allow)
                .SelectMany(statement => statement.Principal.Principals).OfType<Principal.Service>()
                    .Select(service => service.Name)
            : [];

    private PathCall? First(DeployedPrincipal principal, IEnumerable<string> actions, Arn resource, string gain) =>
        actions.Select(action => Try(principal, action, resource, gain)).FirstOrDefault(call => call is not null);

    private PathCall? Try(DeployedPrincipal principal, string action, Arn resource, string gain, params Condition[] when) =>
        MayName(principal, action)
            && Search(new(new(action), resource, AccountId.Of(resource.Account))).Ask(
                principal, when) is { Example: { } example } answer
            ? new(NameOf(principal), example, answer.By, gain) : null;

    private AccessSearch Search(AccessRequest request)
    {
        var holder = request.Resource is null ? null : AccessRequest.Holder(request.Resource);
        // No resource policy decides about IAM's own calls.
        var resource = request.Action.Text.StartsWith("iam:", StringComparison.OrdinalIgnoreCase) || holder is null ? null
            : resources.GetValueOrDefault(holder);
        return new(request, resource, deployed.Memberships);
    }

    /// <summary>The principals with a statement that names the action.</summary>
    private DeployedPrincipal[] Naming(string action) => naming.TryGetValue(action, out var known) ? known
        : naming[action] = [.. deployed.Principals.Where(principal =>
            principal.Unread.Count == 0 && MayName(principal, action))];

    private static bool MayName(DeployedPrincipal principal, string action) => principal.Principal.Identity.Any(policy =>
        policy.Document.AllStatements.Any(statement => statement.Effect == Effect.Allow
            && statement.Action.Patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern.Text, action))
                == statement.Action is ActionElement.Action));
}

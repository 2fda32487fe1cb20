using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Review.Escalation;

namespace Review.Deployed;

/// <summary>Finds who can become a user or role: by its trust policy, by credentials, or by passing it to a service.</summary>
/// <param name="goals">The number of goals of the search.</param>
internal sealed class Takeovers(DeployedAccounts deployed, SharedAnswers answers, int goals)
{
    private static readonly ActionPattern AssumeRole = new("sts:AssumeRole*");

    private readonly Dictionary<string, DeployedPrincipal> principals =
        deployed.Principals.DistinctBy(NameOf).ToDictionary(NameOf);

    private readonly ILookup<string, DeployedPrincipal> rolesByName =
        deployed.Principals.Where(IsRole).ToLookup(role => role.Principal.Arn.LastName);

    private readonly Dictionary<(string Action, string Service), IReadOnlyList<CallerGroup>> groups = [];
    private readonly Dictionary<Arn, IReadOnlyList<PathCall>> outsiders = [];
    private readonly Dictionary<string, string> undecided = [];
    private readonly HashSet<string> unread = [];

    /// <summary>The principals for which the prover found no answer to a takeover, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Undecided => undecided;

    /// <summary>What could not be read about the roles that the search came to.</summary>
    public IReadOnlySet<string> Unread => unread;

    public static string NameOf(DeployedPrincipal principal) => principal.Principal.Name;

    public static bool IsRole(DeployedPrincipal principal) => principal.Principal.Caller is Caller.RoleSession;

    public DeployedPrincipal? Find(string name) => principals.GetValueOrDefault(name);

    /// <summary>The calls with which others become the target.</summary>
    /// <param name="goal">The index of the goal that the target reaches.</param>
    /// <param name="isFound">Whether a principal is known to reach the goal, so that it needs no other path.</param>
    public IEnumerable<PathCall> Of(DeployedPrincipal target, int goal, Func<DeployedPrincipal, bool> isFound)
    {
        var arn = target.Principal.Arn;
        var asked = new Asked(target, goal, isFound);
        if (!IsRole(target))
        {
            return Moves.Credentials.SelectMany(action => InGroups(
                asked, GroupsOf(action), new(new(action), arn, AccountOf(target)), $"has credentials of {arn}"));
        }

        var calls = answers.Resource(arn) is { } role ? Assuming(asked, role) : [];
        return calls
            .Concat(InGroups(
                asked, GroupsOf("iam:UpdateAssumeRolePolicy"), new(new("iam:UpdateAssumeRolePolicy"), arn, AccountOf(target)),
                $"lets anybody become {arn}"))
            .Concat(ServicesOf(target).SelectMany(service => InGroups(
                asked, GroupsOf("iam:PassRole", service), new(new("iam:PassRole"), arn, AccountOf(target)),
                $"has {service} work as {arn}", IamKeys.PassedToService.Is(service))))
            .Concat(
                from service in ServicesOf(target)
                from action in Moves.Change(service)
                from call in InGroups(
                    asked, GroupsOf(action), new(new(action), null, AccountOf(target)),
                    $"decides what {service} does as {arn}, if it does anything")
                select call);
    }

    /// <summary>Principals of one kind with equal keys become the same users or roles.</summary>
    public string KeyOf(DeployedPrincipal principal, string kind)
    {
        if (kind == "User")
        {
            return string.Join('|', Moves.Credentials.Select(action => answers.SliceOf(principal, new(action)).Key));
        }

        // Trust policies can name the principal, and compare anything of it.
        var mark = trusts.Value.Of(principal.Principal);
        var starts = services.Value.Where(service => Starts(principal, service));
        return $"{mark} {string.Join('|', ((string[])["sts:AssumeRole", "iam:UpdateAssumeRolePolicy", "iam:PassRole"])
            .Select(action => answers.SliceOf(principal, new(action)).Key))} {string.Join(',', starts)}";
    }

    private readonly Lazy<CallerMarks> trusts = new(() => CallerMarks.Of(deployed.Resources
        .Select(resource => resource.Policy).OfType<PolicyOfResource.Trust>().SelectMany(trust => trust.Document.AllStatements)));

    private readonly Lazy<string[]> services = new(() => [.. deployed.Resources
        .Select(resource => resource.Policy).OfType<PolicyOfResource.Trust>()
        .SelectMany(trust => PolicyCallers.Services(trust.Document)).Distinct()]);

    private sealed record Asked(DeployedPrincipal Target, int Goal, Func<DeployedPrincipal, bool> IsFound)
    {
        public bool IsOpen(DeployedPrincipal principal) => !ReferenceEquals(principal, Target) && !IsFound(principal);
    }

    // Principals with equal statements about an action, and those of them that no path to a goal is known of.
    private sealed record CallerGroup(ActionSlice Slice, IReadOnlyList<DeployedPrincipal> Members, int Goals)
    {
        private readonly List<DeployedPrincipal>?[] open = new List<DeployedPrincipal>?[Goals];

        public string Account => Members[0].Principal.Arn.Account;

        public List<DeployedPrincipal> Open(int goal) => open[goal] ??= [.. Members];
    }

    private IEnumerable<PathCall> Assuming(Asked asked, DeployedResource role)
    {
        unread.UnionWith(role.Unread);
        if (role.Policy is not PolicyOfResource.Trust trust)
        {
            return [];
        }

        var request = new AccessRequest(AssumeRole, role.Arn, AccountOf(asked.Target));
        var gain = $"becomes {role.Arn}";
        var named = PolicyCallers.Named(trust.Document).Distinct().ToArray();
        var leavesToOthers = PolicyCallers.AreOpen(trust.Document)
            || named.Any(principal => principal is Principal.AnyAws or Principal.Account);
        return named.SelectMany(Named).DistinctBy(NameOf)
            .Where(principal => principal.Unread.Count == 0 && asked.IsOpen(principal))
            .Select(principal => Call(answers.Ask(principal, request), gain)).OfType<PathCall>()
            .Concat(leavesToOthers ? InGroups(asked, GroupsOf("sts:AssumeRole"), request, gain) : [])
            .Concat(LetsOutsidersIn(role) ? Outsiders(request, gain) : []);
    }

    private IEnumerable<DeployedPrincipal> Named(Principal principal) => principal switch
    {
        Principal.User user => principals.TryGetValue(user.Arn.ToString(), out var known) ? [known] : [],
        Principal.Role { Arn: var arn } => rolesByName[arn.LastName].Where(known => known.Principal.Arn.Account == arn.Account),
        _ => [],
    };

    private IReadOnlyList<PathCall> Outsiders(AccessRequest request, string gain) =>
        outsiders.TryGetValue(request.Resource!, out var known) ? known
            // A service works as the role for whoever passed it, and that call is a path of its own.
            : outsiders[request.Resource!] = [.. answers.Search(request).AskOutsiders(deployed)
                .Where(answer => answer.Example is { Caller: not Caller.Service })
                .Select(answer => Call(answer, gain)).OfType<PathCall>()];

    private IEnumerable<PathCall> InGroups(
        Asked asked, IReadOnlyList<CallerGroup> all, AccessRequest request, string gain, params Condition[] when)
    {
        var marks = answers.MarksOf(request);
        foreach (var group in all)
        {
            var open = group.Open(asked.Goal);
            if (open.Count == 0 || (!request.Action.Equals(AssumeRole) && group.Account != request.Owner.Value))
            {
                continue;
            }

            var alike = marks.AreEqual ? [open]
                : open.GroupBy(member => marks.Of(member.Principal)).Select(same => same.ToList()).ToList();
            foreach (var same in alike)
            {
                var first = answers.Ask(same[0], group.Slice, request, when);
                if (first.Reason is { } reason)
                {
                    same.ForEach(member => undecided.TryAdd(NameOf(member), reason));
                }

                if (first.Example is null)
                {
                    continue;
                }

                foreach (var member in same.Where(asked.IsOpen).ToArray())
                {
                    if (Call(answers.Ask(member, group.Slice, request, when), gain) is { } call)
                    {
                        yield return call;
                    }
                }

                group.Open(asked.Goal).RemoveAll(asked.IsFound.Invoke);
            }
        }
    }

    private static PathCall? Call(AccessAnswer answer, string gain) => answer.Example is { } example
        ? new(answer.Principal, example, answer.By, gain) : null;

    // The principals with a statement that can allow the action, and for a passed role one that starts the service.
    private IReadOnlyList<CallerGroup> GroupsOf(string action, string service = "") =>
        groups.TryGetValue((action, service), out var known) ? known
            : groups[(action, service)] = [.. deployed.Principals
                .Where(principal => principal.Unread.Count == 0 && answers.MayName(principal, action)
                    && (service.Length == 0 || Starts(principal, service)))
                .Select(principal => (Slice: answers.SliceOf(
                    principal, action == "sts:AssumeRole" ? AssumeRole : new(action)), Principal: principal))
                .GroupBy(one => one.Slice.Key, StringComparer.Ordinal)
                .Select(same => new CallerGroup(same.First().Slice, [.. same.Select(one => one.Principal)], goals))];

    private bool Starts(DeployedPrincipal principal, string service) => Moves.Start(service) is not { } start
        || start.Actions.Any(action => answers.MayName(principal, action));

    // Whether a trust policy names others than services and the collected principals.
    private bool LetsOutsidersIn(DeployedResource role) => role.Policy is PolicyOfResource.Trust trust
        && (PolicyCallers.AreOpen(trust.Document) || PolicyCallers.Named(trust.Document)
            .Any(principal => principal is not Principal.Service && !deployed.Has(principal)));

    public PathCall? Becoming(DeployedPrincipal principal, DeployedPrincipal target)
    {
        var arn = target.Principal.Arn;
        if (IsRole(target) && answers.Ask(
            principal, new(new("sts:AssumeRole"), arn, AccountOf(target))) is { Example: { } assumed } answer)
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
            return answers.First(principal, [.. Moves.Credentials], arn, $"has credentials of {arn}");
        }

        if (answers.Try(principal, "iam:UpdateAssumeRolePolicy", arn, $"lets anybody become {arn}") is { } trusted)
        {
            return trusted;
        }

        foreach (var service in answers.MayName(principal, "iam:PassRole") ? ServicesOf(target) : [])
        {
            if (answers.Try(principal, "iam:PassRole", arn, $"has {service} work as {arn}",
                IamKeys.PassedToService.Is(service)) is { } passed
                && (Moves.Start(service) is not { } start || start.Actions.Any(action => answers.MayName(principal, action))))
            {
                return passed;
            }
        }

        return null;
    }

    private IEnumerable<string> ServicesOf(DeployedPrincipal role) =>
        answers.Resource(role.Principal.Arn)?.Policy is PolicyOfResource.Trust trust
            ? PolicyCallers.Services(trust.Document) : [];

    private static AccountId AccountOf(DeployedPrincipal principal) => AccountId.Of(principal.Principal.Arn.Account);
}

using System.Text.Json;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Deployed;

/// <summary>
/// Reads a folder with answers of the AWS CLI: <c>authorization-details*.json</c> from
/// <c>aws iam get-account-authorization-details</c>, <c>bucket-policies/BUCKET.json</c> from <c>aws s3api get-bucket-policy</c>,
/// and <c>key-policies/REGION/KEY_ID.json</c> from <c>aws kms get-key-policy</c>.
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
/// </summary>
internal sealed class CommandFolder
{
    private const string Details = "authorization-details";
    private const string BucketPolicies = "bucket-policies";
    private const string KeyPolicies = "key-policies";
    private const string CallerIdentity = "caller-identity.json";

    // The calls that list the resources of a service.
    private static readonly (string Service, string File)[] Lists = [("s3", "buckets.json"), ("kms", "keys.json")];

    private readonly FolderFiles files;
    private readonly List<string> unread = [];
    private readonly List<DeployedPrincipal> principals = [];
    private readonly List<DeployedResource> resources = [];
    private readonly List<DeployedGroup> deployedGroups = [];
    private readonly Dictionary<string, string> failures = new(StringComparer.Ordinal);

    private CommandFolder(FolderFiles files) => this.files = files;

    /// <summary>Whether the folder has answers of the AWS CLI about an account.</summary>
    public static bool IsOne(FolderFiles files) => Pages(files, []).Count > 0
        || ((string[])[CallerIdentity, BucketPolicies, KeyPolicies, CommandAnswers.Record]).Any(name =>
            files.Exists(Path.Combine(files.Root, name)));

    /// <param name="services">The services whose resource policies are asked for.</param>
    /// <param name="collected">The accounts that iam-collect wrote into the same folder.</param>
    public static DeployedAccounts Read(
        FolderFiles files, IReadOnlySet<string> services, IReadOnlyCollection<AccountId> collected) =>
        new CommandFolder(files).Read(services, collected);

    private static IReadOnlyList<string> Pages(FolderFiles files, List<string> problems) =>
    [
        .. files.Files(problems).Where(path => IsDetails(Path.GetFileName(path))),
    ];

    private static bool IsDetails(string file) => file.StartsWith(Details, StringComparison.Ordinal);

    private DeployedAccounts Read(IReadOnlySet<string> services, IReadOnlyCollection<AccountId> collected)
    {
        var found = Pages(files, unread);
        var pages = found.Select(path => files.Read(path, unread)).OfType<JsonElement>().ToArray();
        foreach (var list in (string[])["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"])
        {
            if (pages.Any(page => page.Member(list) is not { ValueKind: JsonValueKind.Array }))
            {
                unread.Add($"{list} of the authorization details is missing or not a list");
            }
        }

        if (pages.LastOrDefault().Text("Marker") is not null)
        {
            unread.Add("the last page of the authorization details has a Marker: further pages are missing");
        }

        var policies = All(pages, "Policies").Where(policy => policy.Text("Arn") is not null)
            .GroupBy(policy => policy.Text("Arn")!).ToDictionary(policy => policy.Key, policy => DefaultVersion(policy.First()));
        var held = new HeldPolicies(arn => policies.GetValueOrDefault(arn));
        var groups = All(pages, "GroupDetailList").Where(group => group.Text("GroupName") is not null)
            .GroupBy(group => group.Text("GroupName")!)
            .ToDictionary(
                group => group.Key,
                group => Holder(group.First(), $"group {group.Key}: ", "GroupPolicyList", unread) with
                {
                    Group = Arn(group.First(), "GroupDetailList"),
                });
        deployedGroups.AddRange(groups.Values.Where(group => group.Group is not null)
            .Select(group => held.Group(group.Group!, group)));
        foreach (var user in All(pages, "UserDetailList"))
        {
            AddUser(user, groups, held);
        }

        foreach (var role in All(pages, "RoleDetailList"))
        {
            AddRole(role, held);
        }

        AccountId[] accounts = [
            .. principals.Select(principal => principal.Principal.Arn.Account).Distinct().Order(StringComparer.Ordinal)
                .Select(AccountId.Of)];
        if (accounts.Length > 1)
        {
            unread.Add("the authorization details are of several accounts; give each account a folder of its own");
        }
        else if (found.Count > 0 && accounts.Length == 0 && unread.Count == 0)
        {
            unread.Add("the authorization details have no users and no roles, although every account has roles");
        }

        AddFailures(services);
        if (found.Count == 0 && collected.Count == 0 && !failures.Keys.Any(IsDetails))
        {
            unread.Add($"{Details}.json was not collected, so users and roles are not known");
        }

        var (caller, partition) = Identity();
        var assumed = collected.Count == 1 ? collected.Single() : null;
        if (accounts.Length < 2 && (accounts.FirstOrDefault() ?? caller ?? assumed) is { } account)
        {
            ReadPolicies(account, principals.FirstOrDefault()?.Principal.Arn.Partition ?? partition ?? "aws");
            accounts = [account];
        }

        return new(accounts, principals, resources, new Dictionary<AccountId, Membership>(), unread) { Groups = deployedGroups };
    }

    private static IEnumerable<JsonElement> All(JsonElement[] pages, string list) =>
        pages.SelectMany(page => page.Member(list).Items());

    private static JsonElement? DefaultVersion(JsonElement policy) => policy.Member("PolicyVersionList").Items()
        .Where(version => version.Member("IsDefaultVersion")?.ValueKind == JsonValueKind.True)
        .Select(version => version.Member("Document")).FirstOrDefault();

    private void AddUser(JsonElement user, Dictionary<string, PolicyHolder> groups, HeldPolicies held)
    {
        if (Arn(user, "UserDetailList") is not { } arn)
        {
            return;
        }

        var problems = new List<string>();
        var holders = new List<PolicyHolder> { Holder(user, "", "UserPolicyList", problems) };
        foreach (var group in user.Member("GroupList").ListOrProblem("GroupList", problems).Select(JsonValues.AsText)
            .OfType<string>())
        {
            if (groups.TryGetValue(group, out var found))
            {
                holders.Add(found);
            }
            else
            {
                problems.Add($"the group {group} is not in the folder");
            }
        }

        principals.Add(held.Of(new Caller.User(arn), holders, Boundary(user), Tags(user), problems));
    }

    private void AddRole(JsonElement role, HeldPolicies held)
    {
        if (Arn(role, "RoleDetailList") is not { } arn)
        {
            return;
        }

        var unreadOfRole = new List<string>();
        var holder = Holder(role, "", "RolePolicyList", unreadOfRole);
        principals.Add(held.Of(
            new Caller.RoleSession(arn, arn.Session("session")), [holder], Boundary(role), Tags(role), unreadOfRole));
        var problems = new List<string>();
        var name = $"trust policy of {arn.LastName}";
        var trust = role.Member("AssumeRolePolicyDocument") is { } json
            ? FolderFiles.Document(PolicyReader.Trust(json), name, problems) : null;
        if (trust is null && problems.Count == 0)
        {
            problems.Add($"{name}: is missing");
        }

        resources.Add(new(
            arn,
            AccountId.Of(arn.Account),
            trust is null ? null : new PolicyOfResource.Trust(name, trust),
            Tags(role),
            problems));
    }

    // Of the calls that failed, those that hide a policy, or a resource that is asked for.
    private void AddFailures(IReadOnlySet<string> services)
    {
        foreach (var (file, message) in CommandAnswers.FailuresIn(files, unread))
        {
            if (IsDetails(file) || file is CommandAnswers.Record or CommandAnswers.CollectorLog
                || Lists.Any(list => services.Contains(list.Service) && Path.GetFileName(file) == list.File))
            {
                unread.Add($"{file}: {message}");
            }

            failures[file] = message;
        }
    }

    private (AccountId? Account, string? Partition) Identity()
    {
        var identity = files.Read(Path.Combine(files.Root, CallerIdentity), unread);
        return (
            identity?.Text("Account") is { } id && AccountId.IsAccountId(id) ? AccountId.Of(id) : null,
            identity?.Text("Arn")?.Split(':') is [_, var partition, ..] ? partition : null);
    }

    private void ReadPolicies(AccountId account, string partition)
    {
        foreach (var path in files.Files(unread, BucketPolicies).Union(Failed(BucketPolicies)))
        {
            Add(path, new Arn(partition, "s3", "", "", Path.GetFileNameWithoutExtension(path)), account);
        }

        foreach (var path in files.Folders(unread, KeyPolicies).SelectMany(region => files.Files(unread, region))
            .Union(Failed(KeyPolicies)))
        {
            Add(
                path,
                new Arn(
                    partition, "kms", Path.GetFileName(Path.GetDirectoryName(path)!), account.Value,
                    $"key/{Path.GetFileNameWithoutExtension(path)}"),
                account);
        }
    }

    private IEnumerable<string> Failed(string folder) => failures.Keys
        .Where(file => file.StartsWith($"{folder}/", StringComparison.Ordinal))
        .Select(file => Path.Combine(files.Root, file));

    // The CLI prints {"Policy": "TEXT"}. An empty file is a bucket without a policy: the call fails with NoSuchBucketPolicy.
    private void Add(string path, Arn arn, AccountId account)
    {
        var problems = new List<string>();
        PolicyOfResource? policy = null;
        var (content, _) = files.Look(path);
        if (failures.TryGetValue(files.Name(path), out var failure))
        {
            problems.Add($"{files.Name(path)}: {failure}");
        }
        else if (content != FolderFiles.Content.Empty && files.Read(path, problems) is { } answer)
        {
            if (answer.Text("Policy") is not { } text)
            {
                problems.Add($"{files.Name(path)}: has no text `Policy`");
            }
            else if (FolderFiles.Document(PolicyReader.Resource(text), files.Name(path), problems) is { } read)
            {
                policy = arn.Service == "kms" ? new PolicyOfResource.Key($"policy of {arn.LastName}", read)
                    : new PolicyOfResource.Plain($"policy of {arn.LastName}", read);
            }
        }
        else if (arn.Service == "kms" && problems.Count == 0)
        {
            problems.Add($"{files.Name(path)}: is empty, although every key has a policy");
        }

        resources.Add(new(arn, account, policy, null, problems));
    }

    private static PolicyHolder Holder(JsonElement holder, string name, string inline, List<string> problems) => new(
        name,
        holder.Member(inline).ListOrProblem($"{name}{inline}", problems),
        [
            .. holder.Member("AttachedManagedPolicies").ListOrProblem($"{name}AttachedManagedPolicies", problems)
                .Select(policy => policy.Text("PolicyArn")).OfType<string>(),
        ]);

    private static string? Boundary(JsonElement holder) =>
        holder.Member("PermissionsBoundary")?.Text("PermissionsBoundaryArn");

    private static Dictionary<string, string>? Tags(JsonElement holder) => holder.Member("Tags") is null ? null
        : holder.Member("Tags").Items().Where(tag => tag.Text("Key") is not null)
            .GroupBy(tag => tag.Text("Key")!).ToDictionary(tag => tag.Key, tag => tag.Last().Text("Value") ?? "");

    private Arn? Arn(JsonElement holder, string list)
    {
        if (holder.Text("Arn") is { } text && IamEngine.Model.Arn.Ask(text) is Answer<Arn>.Yes { Value: var arn })
        {
            return arn;
        }

        unread.Add($"an entry of {list} has no valid `Arn`");
        return null;
    }
}

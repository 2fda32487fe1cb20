using System.Text.Json;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;

namespace Review.Deployed;

/// <summary>
/// Reads the folder that the collector <c>iam-collect</c> writes: <c>aws/PARTITION/accounts/ID/SERVICE/.../metadata.json</c>,
/// with the policies as further files beside it. https://github.com/cloud-copilot/iam-collect/blob/main/docs/Storage.md
/// </summary>
internal sealed class CollectedFolder
{
    private readonly FolderFiles files;
    private readonly string partitionFolder;
    private readonly List<string> unread = [];
    private readonly List<DeployedPrincipal> principals = [];
    private readonly List<DeployedResource> resources = [];
    private readonly List<DeployedGroup> deployedGroups = [];

    private CollectedFolder(FolderFiles files, string partitionFolder) =>
        (this.files, this.partitionFolder) = (files, partitionFolder);

    /// <summary>The folders of a partition in a folder: itself, or those under <c>aws/</c>.</summary>
    public static string[] Partitions(FolderFiles files) =>
    [
        .. files.Folders([], "aws").Prepend(files.Root).Where(partition => files.Exists(Path.Combine(partition, "accounts"))),
    ];

    /// <summary>The folders of the accounts in the folder of a partition, by their ids.</summary>
    /// <param name="problems">Takes what is not the folder of an account.</param>
    public static IReadOnlyDictionary<AccountId, string> Accounts(
        FolderFiles files, string partitionFolder, List<string> problems)
    {
        var found = new Dictionary<AccountId, string>();
        foreach (var folder in files.Folders(problems, partitionFolder, "accounts"))
        {
            if (AccountId.IsAccountId(Path.GetFileName(folder)))
            {
                found[AccountId.Of(Path.GetFileName(folder))] = folder;
            }
            else
            {
                problems.Add($"{files.Name(folder)}: the folder's name is not an account id");
            }
        }

        return found;
    }

    /// <param name="services">The services whose resources are read, besides IAM's roles.</param>
    /// <param name="withoutIam">The accounts whose users and roles are read from elsewhere.</param>
    public static DeployedAccounts Read(
        FolderFiles files, string partitionFolder, IReadOnlySet<string> services, IReadOnlyList<AccountId> withoutIam) =>
        new CollectedFolder(files, partitionFolder).Read(services, withoutIam);

    private DeployedAccounts Read(IReadOnlySet<string> services, IReadOnlyList<AccountId> withoutIam)
    {
        var accounts = Accounts(files, partitionFolder, unread);
        foreach (var (account, folder) in accounts)
        {
            if (!withoutIam.Contains(account))
            {
                ReadIam(folder, account);
            }

            foreach (var service in services)
            {
                ReadResources(Path.Combine(folder, service), account);
            }
        }

        var memberships = new OrganizationReader(files, unread).Read(partitionFolder);
        return new([.. accounts.Keys], principals, resources, memberships, unread) { Groups = deployedGroups };
    }

    private void ReadIam(string account, AccountId id)
    {
        if (!files.Exists(Path.Combine(account, "iam", "role")) && !files.Exists(Path.Combine(account, "iam", "user")))
        {
            unread.Add($"{files.Name(account)}: has no users and no roles (iam); every account has roles, so they were not "
                + "collected");
        }

        var managed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in files.Folders(unread, account, "iam", "policy")
            .Concat(files.Folders(unread, account, "iam", "aws", "policy")))
        {
            if (Arn(folder, unread) is { } arn)
            {
                managed[arn.ToString()] = folder;
            }
        }

        var held = new HeldPolicies(arn => managed.TryGetValue(arn, out var folder)
            ? files.Read(Path.Combine(folder, "current-policy.json"), unread) : null);
        var groups = new Dictionary<string, PolicyHolder>(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in files.Folders(unread, account, "iam", "group"))
        {
            if (Arn(folder, unread) is { } arn)
            {
                groups[arn.ToString()] = Holder(folder, $"group {arn.LastName}: ", unread) with { Group = arn };
            }
        }

        deployedGroups.AddRange(groups.Values.Select(group => held.Group(group.Group!, group)));
        foreach (var folder in files.Folders(unread, account, "iam", "user"))
        {
            Add(folder, groups, held, arn => new Caller.User(arn));
        }

        foreach (var folder in files.Folders(unread, account, "iam", "role"))
        {
            if (Add(folder, groups, held, arn => new Caller.RoleSession(arn, arn.Session("session"))) is { } arn)
            {
                AddTrust(folder, arn, id);
            }
        }
    }

    private Arn? Add(
        string folder, Dictionary<string, PolicyHolder> groups, HeldPolicies held, Func<Arn, Caller> caller)
    {
        var problems = new List<string>();
        var metadata = files.Read(Path.Combine(folder, "metadata.json"), problems);
        if (Arn(folder, problems) is not { } arn)
        {
            unread.AddRange(problems);
            return null;
        }

        var holders = new List<PolicyHolder> { Holder(folder, "", problems) };
        foreach (var group in List(folder, "groups.json", problems).Select(JsonValues.AsText).OfType<string>())
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

        var tags = files.Read(Path.Combine(folder, "tags.json"), problems).AsTags();
        principals.Add(held.Of(caller(arn), holders, metadata?.Text("permissionBoundary"), tags, problems));
        return arn;
    }

    private void AddTrust(string folder, Arn role, AccountId account)
    {
        var problems = new List<string>();
        var path = Path.Combine(folder, "trust-policy.json");
        var trust = files.Read(path, problems) is { } json
            ? FolderFiles.Document(PolicyReader.Trust(json), files.Name(path), problems) : null;
        if (trust is null && problems.Count == 0)
        {
            problems.Add($"{files.Name(path)}: is missing, although every role has a trust policy");
        }

        resources.Add(new(
            role,
            account,
            trust is null ? null : new PolicyOfResource.Trust($"trust policy of {role.LastName}", trust),
            files.Read(Path.Combine(folder, "tags.json"), problems).AsTags(),
            problems));
    }

    private PolicyHolder Holder(string folder, string name, List<string> problems) => new(
        name,
        List(folder, "inline-policies.json", problems),
        [.. List(folder, "managed-policies.json", problems).Select(JsonValues.AsText).OfType<string>()]);

    private IReadOnlyList<JsonElement> List(string folder, string file, List<string> problems) =>
        files.Read(Path.Combine(folder, file), problems).ListOrProblem(files.Name(Path.Combine(folder, file)), problems);

    // Resources lie at different depths: s3/BUCKET, kms/REGION/key/ID, sqs/REGION/QUEUE.
    private void ReadResources(string folder, AccountId account)
    {
        foreach (var resource in files.Folders(unread, folder))
        {
            if (!files.Exists(Path.Combine(resource, "metadata.json")))
            {
                ReadResources(resource, account);
                continue;
            }

            var problems = new List<string>();
            if (Arn(resource, problems) is not { } arn)
            {
                unread.AddRange(problems);
                continue;
            }

            var metadata = files.Read(Path.Combine(resource, "metadata.json"), problems);
            resources.Add(new(
                arn, account, Policy(resource, arn, problems), TagsOf(resource, arn, metadata, problems), problems));
        }
    }

    private PolicyOfResource? Policy(string folder, Arn arn, List<string> problems)
    {
        var path = Path.Combine(folder, "policy.json");
        if (files.Read(path, problems) is not { } json)
        {
            if (arn.Service == "kms" && problems.Count == 0)
            {
                problems.Add($"{files.Name(path)}: is missing, although every key has a policy");
            }

            return null;
        }

        return FolderFiles.Document(PolicyReader.Resource(json), files.Name(path), problems) switch
        {
            null => null,
            var policy when arn.Service == "kms" => new PolicyOfResource.Key($"policy of {arn.LastName}", policy),
            var policy => new PolicyOfResource.Plain($"policy of {arn.LastName}", policy),
        };
    }

    // Conditions see a bucket's tags only if the bucket enables them.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html
    private IReadOnlyDictionary<string, string>? TagsOf(
        string folder, Arn arn, JsonElement? metadata, List<string> problems) =>
        arn.Service == "s3" && metadata?.Member("abacEnabled")?.ValueKind != JsonValueKind.True
            ? new Dictionary<string, string>()
            : files.Read(Path.Combine(folder, "tags.json"), problems).AsTags();

    private Arn? Arn(string folder, List<string> problems)
    {
        var path = Path.Combine(folder, "metadata.json");
        var text = files.Read(path, problems)?.Text("arn");
        if (text is not null && IamEngine.Model.Arn.Ask(text) is Answer<Arn>.Yes { Value: var arn })
        {
            return arn;
        }

        problems.Add($"{files.Name(path)}: has no valid `arn`");
        return null;
    }
}

using System.Text.Json;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;

namespace Review.Deployed;

/// <summary>Reads the organizations in the collector's layout: the policies of the root, the units and the accounts.</summary>
internal sealed class OrganizationReader(FolderFiles files, List<string> unread)
{
    private const int MostLevels = 10; // AWS allows five levels of units below the root

    public Dictionary<AccountId, Membership> Read(string partitionFolder)
    {
        var found = new Dictionary<AccountId, Membership>();
        foreach (var folder in files.Folders(unread, partitionFolder, "organizations"))
        {
            var metadata = files.Read(Path.Combine(folder, "metadata.json"), unread);
            var id = metadata?.Text("id") ?? Path.GetFileName(folder);
            var units = files.Read(Path.Combine(folder, "ous.json"), unread);
            var scps = Policies(folder, "scps", json => PolicyReader.Identity(json));
            var rcps = Policies(folder, "rcps", json => PolicyReader.Resource(json));
            foreach (var account in files.Read(Path.Combine(folder, "accounts.json"), unread).Members())
            {
                if (!AccountId.IsAccountId(account.Name))
                {
                    continue;
                }

                // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
                var isManagement = metadata?.Text("rootAccountId") == account.Name;
                var path = isManagement ? [] : PathTo(account.Value, units);
                found[AccountId.Of(account.Name)] = new(id, Levels(path, "scps", scps), Levels(path, "rcps", rcps));
            }
        }

        return found;
    }

    private Dictionary<string, NamedPolicy<T>> Policies<T>(string folder, string kind, Func<JsonElement, Reading<T>> read)
        where T : PolicyDocument
    {
        var found = new Dictionary<string, NamedPolicy<T>>(StringComparer.OrdinalIgnoreCase);
        foreach (var policy in files.Folders(unread, folder, kind))
        {
            var metadata = files.Read(Path.Combine(policy, "metadata.json"), unread);
            var path = Path.Combine(policy, "policy.json");
            if (metadata?.Text("arn") is { } arn && files.Read(path, unread) is { } json
                && FolderFiles.Document(read(json), files.Name(path), unread) is { } document)
            {
                found[arn] = new(metadata?.Text("name") ?? arn, document);
            }
        }

        return found;
    }

    // From the root to the account. Each level has the policies that are attached there.
    private static List<JsonElement> PathTo(JsonElement account, JsonElement? units)
    {
        List<JsonElement> path = [account];
        var unit = account.Text("ou");
        while (unit is not null && path.Count < MostLevels && units?.Member(unit) is { } found)
        {
            path.Insert(0, found);
            unit = found.Text("parent");
        }

        return path;
    }

    // An organization without this type of policy lists none at any level; AWS attaches at least one where the type is enabled.
    private Seq<OrganizationLevel<T>> Levels<T>(
        List<JsonElement> path, string kind, Dictionary<string, NamedPolicy<T>> policies) where T : PolicyDocument
    {
        var levels = path.Select(level => level.Member(kind).Texts().ToArray()).ToArray();
        if (levels.All(level => level.Length == 0))
        {
            return [];
        }

        foreach (var missing in levels.SelectMany(level => level).Where(arn => !policies.ContainsKey(arn)))
        {
            unread.Add($"the policy {missing} of the organization is not in the folder");
        }

        return levels.Select(level => new OrganizationLevel<T>(
            level.Where(policies.ContainsKey).Select(arn => policies[arn]).ToSeq())).ToSeq();
    }
}

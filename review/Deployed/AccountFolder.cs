using IamEngine.Model;

namespace Review.Deployed;

/// <summary>
/// Reads a folder with collected accounts: what iam-collect wrote, answers of the AWS CLI, or both. Where both hold the same
/// account's users and roles, or the same resource, the answers of the AWS CLI count.
/// </summary>
public static class AccountFolder
{
    /// <summary>The layouts, for messages.</summary>
    public const string Layouts =
        "it has neither aws/PARTITION/accounts (iam-collect) nor authorization-details.json (AWS CLI); see docs/who-can.md";

    /// <summary>The accounts; null, with the reason, if the folder has neither layout.</summary>
    /// <param name="services">The services whose resource policies are read: <c>s3</c>.</param>
    public static (DeployedAccounts? Accounts, string? Refusal) Read(string folder, IReadOnlySet<string> services)
    {
        if (!Directory.Exists(folder))
        {
            return (null, File.Exists(folder) ? "it is a file, not a folder" : "there is no such folder");
        }

        try
        {
            return Read(FolderFiles.In(folder), services);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, fault.Message);
        }
    }

    /// <exception cref="IOException">The folder itself cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder itself cannot be read.</exception>
    internal static (DeployedAccounts? Accounts, string? Refusal) Read(FolderFiles files, IReadOnlySet<string> services)
    {
        var (accounts, refusal) = ReadPolicies(files, services);
        return accounts is null ? (null, refusal)
            : (ResourceGuards.Added(accounts, files, CollectedFolder.Partitions(files).FirstOrDefault()), null);
    }

    private static (DeployedAccounts? Accounts, string? Refusal) ReadPolicies(FolderFiles files, IReadOnlySet<string> services)
    {
        switch (CollectedFolder.Partitions(files))
        {
            case []:
                return CommandFolder.IsOne(files) ? (CommandFolder.Read(files, services, []), null) : (null, Layouts);
            case [var partition] when !CommandFolder.IsOne(files):
                return (CollectedFolder.Read(files, partition, services, []), null);
            case [var partition]:
                var commands = CommandFolder.Read(
                    files, services, [.. CollectedFolder.Accounts(files, partition, []).Keys]);
                var known = commands.Principals.Select(principal => principal.Principal.Arn.Account).Distinct();
                var collected = CollectedFolder.Read(files, partition, services, [.. known.Select(AccountId.Of)]);
                return (Both(commands, collected), null);
            case var several:
                return (null, "it has several partitions; give one of "
                    + string.Join(", ", several.Select(partition => files.Name(partition))));
        }
    }

    private static DeployedAccounts Both(DeployedAccounts commands, DeployedAccounts collected)
    {
        var known = commands.Resources.Select(resource => resource.Arn).ToHashSet();
        return new(
            [.. commands.Accounts.Union(collected.Accounts).OrderBy(account => account.Value, StringComparer.Ordinal)],
            [.. commands.Principals, .. collected.Principals],
            [.. commands.Resources, .. collected.Resources.Where(resource => !known.Contains(resource.Arn))],
            collected.Memberships,
            [.. commands.Unread.Union(collected.Unread)])
        {
            Groups = [.. commands.Groups, .. collected.Groups],
        };
    }
}

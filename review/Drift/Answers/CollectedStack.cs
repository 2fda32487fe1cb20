using Review.Deployed;
using Review.Model;

namespace Review.Drift.Answers;

/// <summary>What was collected of a stack and of its account.</summary>
/// <param name="Answers">The answers of AWS about the stack.</param>
/// <param name="Export">The stack's state; without it, names and tags tell which resource is which.</param>
/// <param name="Accounts">All principals of the account.</param>
public sealed record CollectedStack(CommandAnswers Answers, StackExport? Export, DeployedAccounts Accounts)
{
    /// <summary>The stack's export in a folder; null if it has none.</summary>
    /// <param name="problem">Why it is no file that can be read.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static string? ExportIn(string folder, out string? problem)
    {
        var files = FolderFiles.In(folder);
        var path = Path.Combine(files.Root, "stack.json");
        (var content, problem) = files.Look(path);
        return content == FolderFiles.Content.Missing ? null : path;
    }

    /// <param name="region">The stack's Region; null if it is not known.</param>
    /// <returns>What is in the folder; null, with the reason, if it has no collected account.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static (CollectedStack? Collected, string? Refusal) In(string folder, StackExport? export, string? region = null)
    {
        var files = FolderFiles.In(folder);
        var (accounts, refusal) = AccountFolder.Read(files, new HashSet<string>(["s3", "kms"]));
        return accounts is null ? (null, refusal)
            : (new(CommandAnswers.In(files, Collector(files, export, region)), export, accounts), null);
    }

    // What iam-collect wrote of the stack's account: that of the caller, or of the export, or the only one.
    private static CollectorAnswers? Collector(FolderFiles files, StackExport? export, string? region)
    {
        if (CollectedFolder.Partitions(files) is not [var partition])
        {
            return null;
        }

        var accounts = CollectedFolder.Accounts(files, partition, []);
        var caller = CommandAnswers.In(files, null).Read("caller-identity.json") is CommandAnswer.Given identity
            ? identity.Json["Account"].AsText() : null;
        var own = accounts.Where(account => account.Key.Value == (caller ?? export?.Account)).ToArray();
        return own.Length == 0 && caller is null && accounts.Count == 1 ? new(files, accounts.Values.Single(), region)
            : own is [var (_, found)] ? new(files, found, region) : null;
    }
}

using Review.Deployed;

namespace Review.Drift.Answers;

/// <summary>What was collected of a stack and of its account.</summary>
/// <param name="Answers">The answers of AWS about the stack.</param>
/// <param name="Export">The stack's state; without it, names and tags tell which resource is which.</param>
/// <param name="Accounts">All principals of the account.</param>
public sealed record CollectedStack(CommandAnswers Answers, StackExport? Export, DeployedAccounts Accounts)
{
    /// <returns>What is in the folder; null, with the reason, if it has no collected account.</returns>
    /// <exception cref="IOException">A file of the folder cannot be read.</exception>
    public static (CollectedStack? Collected, string? Refusal) In(string folder, StackExport? export)
    {
        var (accounts, refusal) = AccountFolder.Read(folder, new HashSet<string>(["s3", "kms"]));
        return accounts is null ? (null, refusal) : (new(CommandAnswers.In(folder), export, accounts), null);
    }
}

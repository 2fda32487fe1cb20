namespace Review.Deployed;

/// <summary>Reads a folder with collected accounts, in either of its two layouts.</summary>
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
            return CollectedFolder.Partitions(folder) switch
            {
                [var partition] => (CollectedFolder.Read(folder, partition, services), null),
                [] when CommandFolder.IsOne(folder) => (CommandFolder.Read(folder), null),
                [] => (null, Layouts),
                var several => (null, $"it has several partitions; give one of {string.Join(", ", several)}"),
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, fault.Message);
        }
    }
}

namespace Mutation;

/// <summary>The documents, the tests that must detect every change of them, and the accepted mutants.</summary>
public sealed record ProjectSources(IReadOnlyList<SourceFile> Documents, IReadOnlyList<SourceFile> Tests,
    AcceptedMutants Accepted)
{
    /// <summary>Throws <see cref="CampaignException"/> if the folder is not the root of the project.</summary>
    public static ProjectSources Of(string root)
    {
        if (!Directory.Exists(Path.Combine(root, "policies")) || !Directory.Exists(Path.Combine(root, "tests", "Policies")))
        {
            throw new CampaignException(
                $"{root} is not the project's folder: it has no policies/ and tests/Policies/; start this there");
        }

        return new(
            Under(root, "policies"),
            [.. Under(root, "tests/Policies"), Read(root, "tests/Review/Approved.cs")],
            AcceptedMutants.Read(Read(root, "mutation/accepted.txt").Text));
    }

    private static SourceFile[] Under(string root, string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Read(root, path)),
    ];

    private static SourceFile Read(string root, string path) => new(path, File.ReadAllText(Path.Combine(root, path)));
}

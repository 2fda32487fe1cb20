namespace Review.Findings;

/// <summary>The line of a policy's source that names a statement, where the sources are at hand.</summary>
internal static class PolicySource
{
    private static readonly string Sources = Path.Combine("policies", "Access");

    /// <returns><c>policies/Access/StateAccess.cs:19</c>; null where no line, or more than one, names the statement.</returns>
    public static string? Find(string folder, string? sid)
    {
        var sources = Path.Combine(folder, Sources);
        if (sid is null || !Directory.Exists(sources))
        {
            return null;
        }

        var found = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file)
                .Select((line, index) => (File: file, Line: line, Number: index + 1)))
            .Where(line => line.Line.Contains($"\"{sid}\"", StringComparison.Ordinal))
            .Take(2).ToArray();
        return found is [var only]
            ? $"{Path.GetRelativePath(folder, only.File).Replace(Path.DirectorySeparatorChar, '/')}:{only.Number}"
            : null;
    }
}

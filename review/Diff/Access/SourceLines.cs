using IamEngine.Model;

namespace Review.Diff.Access;

/// <summary>
/// Finds the source line of a statement: the only C# line that contains the statement's Sid as a string. If there is no such line
/// or more than one, the result is null, because a guess could be wrong.
/// </summary>
public sealed class SourceLines
{
    private static readonly string[] Folders = ["policies/Access", "policies/Network", "infra"];

    private readonly Dictionary<string, string?> places = new(StringComparer.Ordinal);

    // Read only if there is a statement to find.
    private readonly Lazy<IReadOnlyList<(string File, string[] Lines)>> files;

    private SourceLines(Func<IReadOnlyList<(string File, string[] Lines)>> files) => this.files = new(files);

    /// <summary>No sources; the result is always null.</summary>
    public static SourceLines None { get; } = new(() => []);

    /// <param name="project">The root folder of the project.</param>
    public static SourceLines In(string project) => new(() =>
    [
        .. from folder in Folders
           let path = Path.Combine(project, folder)
           where Directory.Exists(path)
           from file in Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           select (Path.GetRelativePath(project, file).Replace('\\', '/'), File.ReadAllLines(file)),
    ]);

    public string? Of(Sid? sid) => sid is { Value.Length: > 0 } ? OfText(sid.Value) : null;

    /// <summary>The only C# line that contains this text as a string; null if there is none or more than one.</summary>
    public string? OfText(string text)
    {
        if (!places.TryGetValue(text, out var place))
        {
            var quoted = $"\"{text}\"";
            var found = files.Value.SelectMany(
                file => file.Lines.Index().Where(line => line.Item.Contains(quoted, StringComparison.Ordinal))
                .Select(line => $"{file.File}:{line.Index + 1}")).Take(2).ToArray();
            places[text] = place = found is [var only] ? only : null;
        }

        return place;
    }
}

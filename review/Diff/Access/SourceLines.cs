using IamEngine.Model;

namespace Review.Diff.Access;

/// <summary>
/// Finds where the program says a statement: the one line in its C# that holds the statement's Sid as a text. Where none or
/// several do, it says nothing rather than something that may be wrong.
/// </summary>
public sealed class SourceLines
{
    private static readonly string[] Folders = ["policies/Access", "policies/Network", "infra"];

    private readonly Dictionary<string, string?> places = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(string File, string[] Lines)> files;

    private SourceLines(IReadOnlyList<(string File, string[] Lines)> files) => this.files = files;

    /// <summary>Sources that are not at hand.</summary>
    public static SourceLines None { get; } = new([]);

    /// <param name="project">The project's folder.</param>
    public static SourceLines In(string project) => new(
    [
        .. from folder in Folders
           let path = Path.Combine(project, folder)
           where Directory.Exists(path)
           from file in Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           select (Path.GetRelativePath(project, file).Replace('\\', '/'), File.ReadAllLines(file)),
    ]);

    public string? Of(Sid? sid)
    {
        if (sid is not { Value.Length: > 0 })
        {
            return null;
        }

        if (!places.TryGetValue(sid.Value, out var place))
        {
            var quoted = $"\"{sid.Value}\"";
            var found = files.SelectMany(
                file => file.Lines.Index().Where(line => line.Item.Contains(quoted, StringComparison.Ordinal))
                .Select(line => $"{file.File}:{line.Index + 1}")).Take(2).ToArray();
            places[sid.Value] = place = found is [var only] ? only : null;
        }

        return place;
    }
}

using System.Text.RegularExpressions;
using Tests.Review;

namespace Tests.Rehearsal;

/// <summary>The folders of rehearsal/ depend on each other in one direction.</summary>
public sealed partial class FolderGraphTests
{
    private const string Root = "(root)";

    [Fact]
    public void The_folders_have_no_cyclic_dependency() => Assert.Null(Cycle(Dependencies(Sources())));

    [Fact]
    public void A_planted_cyclic_dependency_is_found()
    {
        (string, string)[] planted =
        [
            ("Machine/Planted.cs", "using Rehearsal.Gateway;\n"),
            ("Gateway/Planted.cs", "using Rehearsal.Machine;\n"),
        ];

        Assert.Equal("Gateway -> Machine -> Gateway", Cycle(Dependencies([.. Sources(), .. planted])));
    }

    [Fact]
    public void A_planted_dependency_on_the_root_folder_is_found() => Assert.Equal(
        "(root) -> Cloud -> (root)",
        Cycle(Dependencies([.. Sources(), ("Cloud/Planted.cs", "internal sealed class Planted(RehearsalRun run);")])));

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        var folder = Path.Combine(Reviews.Root, "rehearsal");
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))
            .Where(source => !source.Item1.StartsWith("obj/", StringComparison.Ordinal));
    }

    /// <summary>The folders that each folder uses, by its using directives and the names of the root folder's types.</summary>
    private static SortedDictionary<string, SortedSet<string>> Dependencies(IEnumerable<(string Path, string Text)> sources)
    {
        var all = sources.ToArray();
        var rootTypes = all.Where(source => FolderOf(source.Path) == Root && source.Path != "Program.cs")
            .Select(source => Path.GetFileNameWithoutExtension(source.Path));
        var usesRoot = new Regex($@"\b({string.Join('|', rootTypes)})\b");
        var graph = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (path, text) in all)
        {
            var folder = FolderOf(path);
            var used = graph.TryGetValue(folder, out var known) ? known : graph[folder] = new(StringComparer.Ordinal);
            used.UnionWith(Usings().Matches(text).Select(match => match.Groups[1].Value).Where(name => name != folder));
            if (folder != Root && usesRoot.IsMatch(text))
            {
                used.Add(Root);
            }
        }

        return graph;
    }

    private static string FolderOf(string path) => path.Split('/') is [var folder, _, ..] ? folder : Root;

    /// <summary>The first cycle, such as <c>A -> B -> A</c>; null without one.</summary>
    private static string? Cycle(IReadOnlyDictionary<string, SortedSet<string>> graph)
    {
        return graph.Keys.Select(start => Visit([start])).FirstOrDefault(cycle => cycle is not null);

        string? Visit(string[] path) => graph[path[^1]]
            .Select(next => next == path[0]
                ? string.Join(" -> ", [.. path, next])
                : path.Contains(next) ? null : Visit([.. path, next]))
            .FirstOrDefault(cycle => cycle is not null);
    }

    [GeneratedRegex(@"^using (?:static )?Rehearsal\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Usings();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Review.Diff;

namespace Review.Forms.Diff;

/// <summary>
/// A comparison as a pull request's comment. It fits what GitHub takes (65,536 characters) by saying details shorter, never by
/// leaving out that somebody gains something: where even the gains are too many they are counted in groups, all of them.
/// </summary>
public static class DiffMarkdown
{
    /// <summary>The first line of every comment, by which it is found again: <c>&lt;!-- stack-diff: dev --&gt;</c>.</summary>
    public static string Marker(string stack) => $"<!-- stack-diff: {Regex.Replace(stack, "[^A-Za-z0-9_.]+", "-")} -->";

    private const int MostCharacters = 65_000;

    private static readonly SentenceFormat Comment = new(SafeMarkdown.Code, SafeMarkdown.Prose);

    private static readonly Func<DiffSection, string>[] Forms =
    [
        section => section.IsGain ? Open(section) : Folded(section, Full),
        section => section.IsGain ? Open(section) : Folded(section, Headline),
        section => section.IsGain ? Folded(section, Headline, isOpen: true) : Counted(section),
        section => section.IsGain ? Grouped(section) : Counted(section),
        Counted,
    ];

    public static string Write(StackDiff diff)
    {
        var sections = DiffSections.Of(diff);
        var beginning = $"{Marker(diff.Stack)}\n## Stack {SafeMarkdown.Prose(diff.Stack)}: {DiffSections.Summary(diff)}\n\n";
        foreach (var form in Forms)
        {
            var isWhole = form == Forms[0];
            var comment = beginning + string.Concat(sections.Select(form))
                + (isWhole ? "" : "Not everything fits into a comment; `./run diff --format json` has it all.\n");
            if (comment.Length <= MostCharacters || form == Forms[^1])
            {
                return comment;
            }
        }

        throw new InvalidOperationException();
    }

    private static string Open(DiffSection section) => $"### {Title(section)}\n\n{string.Concat(section.Entries.Select(Full))}\n";

    private static string Folded(DiffSection section, Func<DiffEntry, string> entry, bool isOpen = false) =>
        $"<details{(isOpen ? " open" : "")}><summary>{Title(section)}</summary>\n\n{string.Concat(section.Entries.Select(entry))}\n</details>\n\n";

    private static string Grouped(DiffSection section)
    {
        var groups = section.Entries.CountBy(entry => entry.Group).OrderByDescending(group => group.Value).ToArray();
        var shown = groups.Take(200).ToArray();
        var text = new StringBuilder($"### {Title(section)}\n\n");
        foreach (var (group, count) in shown)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- {SafeMarkdown.Code(group.Length > 150 ? $"{group[..150]}..." : group)}: {count}\n");
        }

        return text.Append(groups.Length > shown.Length ? $"- and {groups.Skip(200).Sum(group => group.Value)} more\n\n" : "\n")
            .ToString();
    }

    private static string Counted(DiffSection section) => $"**{Title(section)}**\n\n";

    private static string Title(DiffSection section) =>
        string.Create(CultureInfo.InvariantCulture, $"{section.Title} ({section.Entries.Count})");

    private static string Full(DiffEntry entry) =>
        Headline(entry) + string.Concat(entry.Details.Select(detail => $"  - {Comment.Say(detail)}\n"));

    private static string Headline(DiffEntry entry) => $"- {Comment.Say(entry.Headline)}\n";
}

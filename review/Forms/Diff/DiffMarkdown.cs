using System.Text;
using System.Text.RegularExpressions;
using Review.Diff;

namespace Review.Forms.Diff;

/// <summary>
/// A comparison of one or more stacks as a pull request comment. GitHub limits a comment to 65,536 characters for all stacks. A
/// longer comment gets shorter sections, the least important first and gains last; no section is left out.
/// </summary>
public static class DiffMarkdown
{
    /// <summary>The first line of each stack: <c>&lt;!-- stack-diff: dev --&gt;</c>.</summary>
    public static string Marker(string stack) => $"<!-- stack-diff: {Regex.Replace(stack, "[^A-Za-z0-9_.]+", "-")} -->";

    // Below GitHub's limit, because the script that posts the comment adds a heading.
    private const int MostCharacters = 64_000;

    private const string Shortened =
        "Not everything fits into a comment; <code>./run diff --format json</code> shows all of it.\n";

    private static readonly SentenceFormat Comment = new(SafeMarkdown.Code, SafeMarkdown.Sentence);

    public static string Write(params IReadOnlyList<ComparedStack> stacks)
    {
        var parts = stacks.Select(stack => (Beginning: Beginning(stack), Sections: Sections(stack))).ToArray();
        var length = parts.Sum(part => part.Beginning.Length + part.Sections.Sum(section => section.Text.Length));
        if (length > MostCharacters)
        {
            length += Shortened.Length;
            foreach (var section in LeastImportantFirst([.. parts.Select(part => part.Sections)]))
            {
                if (length <= MostCharacters)
                {
                    break;
                }

                length -= section.Text.Length;
                section.Shorten();
                length += section.Text.Length;
            }
        }

        var text = new StringBuilder();
        foreach (var (beginning, sections) in parts)
        {
            text.Append(beginning).AppendJoin("", sections.Select(section => section.Text));
        }

        return text.Append(parts.Any(part => part.Sections.Any(section => section.IsShort)) ? Shortened : "").ToString();
    }

    private static string Beginning(ComparedStack stack) => $"{Marker(stack.Stack)}\n## Stack {SafeMarkdown.Prose(stack.Stack)}: "
        + stack switch
        {
            ComparedStack.Compared { Diff: var diff } => $"{DiffSections.Summary(diff)}\n\n",
            ComparedStack.NotCompared { Reason: var reason } =>
                $"not compared\n\n{SafeMarkdown.Line(SafeMarkdown.Prose(reason))}\n\n",
            _ => throw new InvalidOperationException(),
        };

    private static MarkdownSection[] Sections(ComparedStack stack) => stack is ComparedStack.Compared { Diff: var diff }
        ? [.. DiffSections.Of(diff).Select(section => new MarkdownSection(section, Comment))]
        : [];

    /// <summary>
    /// Each section once for each step by which it can be shortened. All sections without gains come before the first section
    /// with gains.
    /// </summary>
    private static IEnumerable<MarkdownSection> LeastImportantFirst(IReadOnlyList<MarkdownSection[]> stacks)
    {
        MarkdownSection[] ranked = [
            .. stacks.SelectMany(sections => sections.Index()).OrderByDescending(section => section.Index)
            .Select(section => section.Item)];
        return from isGain in (bool[])[false, true]
               let sections = ranked.Where(section => section.IsGain == isGain).ToArray()
               let steps = sections.Select(section => section.Steps).DefaultIfEmpty().Max()
               from step in Enumerable.Range(0, steps)
               from section in sections
               where step < section.Steps
               select section;
    }
}

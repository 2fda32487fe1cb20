using System.Globalization;
using System.Text;

namespace Review.Forms.Diff;

/// <summary>A section of a comment, which can be shortened step by step.</summary>
internal sealed class MarkdownSection
{
    private const int MostGroups = 200;
    private const int FewGroups = 20;
    private const int LongestGroup = 150;

    private readonly DiffSection section;
    private readonly SentenceFormat format;
    private readonly Func<string>[] forms;
    private int form;

    public MarkdownSection(DiffSection section, SentenceFormat format)
    {
        (this.section, this.format) = (section, format);
        forms = section.IsGain
            ? [() => Open(Full), () => Folded(Headline, " open"), () => Grouped(MostGroups), () => Grouped(FewGroups), Counted]
            : [() => Folded(Full), () => Folded(Headline), Counted];
        Text = forms[0]();
    }

    public string Text { get; private set; }

    public bool IsGain => section.IsGain;

    public bool IsShort => form > 0;

    /// <summary>The number of steps by which the whole section can be shortened.</summary>
    public int Steps => forms.Length - 1;

    public void Shorten() => Text = forms[++form]();

    private string Title => string.Create(CultureInfo.InvariantCulture, $"{section.Title} ({section.Entries.Count})");

    private string Open(Func<DiffEntry, string> entry) => $"### {Title}\n\n{string.Concat(section.Entries.Select(entry))}\n";

    private string Folded(Func<DiffEntry, string> entry, string open = "") =>
        $"<details{open}><summary>{Title}</summary>\n\n{string.Concat(section.Entries.Select(entry))}\n</details>\n\n";

    private string Grouped(int most)
    {
        var groups = section.Entries.CountBy(entry => entry.Group).OrderByDescending(group => group.Value).ToArray();
        var text = new StringBuilder($"### {Title}\n\n");
        foreach (var (group, count) in groups.Take(most))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- {SafeMarkdown.Code(group.Length > LongestGroup ? $"{group[..LongestGroup]}..." : group)}: {count}\n");
        }

        var rest = groups.Skip(most).Sum(group => group.Value);
        return text.Append(rest > 0 ? $"- and {rest} more\n\n" : "\n").ToString();
    }

    private string Counted() => $"### {Title}\n\n";

    private string Full(DiffEntry entry) =>
        Headline(entry) + string.Concat(entry.Details.Select(detail => $"  - {SafeMarkdown.Line(format.Say(detail))}\n"));

    private string Headline(DiffEntry entry) => $"- {SafeMarkdown.Line(format.Say(entry.Headline))}\n";
}

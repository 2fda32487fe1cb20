using System.Text;
using Review.Diff;

namespace Review.Forms.Diff;

/// <summary>A comparison for people at a terminal.</summary>
public static class DiffText
{
    public static string Write(StackDiff diff)
    {
        var text = new StringBuilder($"Stack {Words.Shown(diff.Stack)}: {Sections.Summary(diff)}\n");
        foreach (var section in Sections.Of(diff))
        {
            text.Append('\n').Append(section.Title).Append(System.Globalization.CultureInfo.InvariantCulture, $" ({section.Entries.Count})\n");
            foreach (var entry in section.Entries)
            {
                text.Append("  ").Append(Words.AsText.Say(entry.Headline)).Append('\n');
                foreach (var detail in entry.Details)
                {
                    text.Append("      ").Append(Words.AsText.Say(detail)).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}

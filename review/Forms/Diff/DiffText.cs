using System.Text;
using Review.Diff;

namespace Review.Forms.Diff;

/// <summary>A comparison for people at a terminal.</summary>
public static class DiffText
{
    public static string Write(StackDiff diff)
    {
        var text = new StringBuilder($"Stack {SentenceFormat.Shown(diff.Stack)}: {DiffSections.Summary(diff)}\n");
        foreach (var section in DiffSections.Of(diff))
        {
            text.Append('\n').Append(section.Title)
                .Append(System.Globalization.CultureInfo.InvariantCulture, $" ({section.Entries.Count})\n");
            foreach (var entry in section.Entries)
            {
                text.Append("  ").Append(SentenceFormat.AsText.Say(entry.Headline)).Append('\n');
                foreach (var detail in entry.Details)
                {
                    text.Append("      ").Append(SentenceFormat.AsText.Say(detail)).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}

using System.Text;
using Review.Diff;

namespace Review.Forms.Diff;

/// <summary>A comparison as text for a terminal.</summary>
public static class DiffText
{
    public static string Write(IReadOnlyList<ComparedStack> stacks) => string.Join('\n', stacks.Select(stack => stack switch
    {
        ComparedStack.Compared { Diff: var diff } => Write(diff),
        ComparedStack.NotCompared { Reason: var reason } =>
            $"Stack {Visible.Of(stack.Stack)}: not compared: {Visible.Of(reason)}\n",
        _ => throw new InvalidOperationException(),
    }));

    public static string Write(StackDiff diff)
    {
        var text = new StringBuilder($"Stack {Visible.Of(diff.Stack)}: {DiffSections.Summary(diff)}\n");
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

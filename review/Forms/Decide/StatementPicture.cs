using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IamEngine.Decide.Explain;

namespace Review.Forms.Decide;

/// <summary>
/// Draws a statement with a mark under each relevant element and the reason next to the mark, as in a compiler error.
/// </summary>
internal static class StatementPicture
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="to">The output.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="all">Whether to mark the elements that match too; otherwise only those that do not match.</param>
    public static void Draw(TextWriter to, StatementExplanation statement, bool all)
    {
        to.WriteLine($"  --> {Visible.Of(ExplanationText.Name(statement))}");
        to.WriteLine($"   | \"Effect\": \"{statement.Effect}\"");
        foreach (var element in new[] { statement.Principal, statement.Action, statement.Resource }.OfType<ElementExplanation>())
        {
            Draw(
                to,
                $"\"{element.Element}\": ",
                List([.. element.Entries], element.MatchedEntry),
                all || !element.Holds ? ExplanationText.Of(element) : null,
                element.Holds);
        }

        foreach (var test in statement.Conditions)
        {
            Draw(
                to, $"\"{test.Condition.OperatorText}\": {{ {Quoted(test.Condition.Key.Name)}: ",
                    List([.. test.Condition.Values], test.PolicyValue) with { Behind = " }" },
                all || !test.Holds ? ExplanationText.Of(test) : null, test.Holds);
        }
    }

    private sealed record Line(string Before, string Marked, string Behind);

    private static void Draw(TextWriter to, string head, Line line, string? why, bool holds)
    {
        to.WriteLine($"   | {head}{line.Before}{line.Marked}{line.Behind}");
        if (why is not null)
        {
            var mark = new string(holds ? '~' : '^', Math.Max(1, line.Marked.Length));
            to.WriteLine($"   | {new string(' ', head.Length + line.Before.Length)}{mark} {Visible.Of(why)}");
        }
    }

    // A single entry needs no list. Of several entries, the matched one is marked; if none matched, all are marked.
    private static Line List(string[] entries, string? met)
    {
        if (entries.Length == 1)
        {
            return new("", Quoted(entries[0]), "");
        }

        var at = Array.IndexOf(entries, met);
        if (at < 0)
        {
            return new("", $"[{string.Join(", ", entries.Select(Quoted))}]", "");
        }

        var before = new StringBuilder("[");
        foreach (var entry in entries.AsSpan(0, at))
        {
            before.Append(Quoted(entry)).Append(", ");
        }

        return new(before.ToString(), Quoted(entries[at]),
            string.Concat(entries.Skip(at + 1).Select(entry => $", {Quoted(entry)}")) + "]");
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Options);
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Review.Deployed;

namespace Review.Forms.Deployed;

/// <summary>The parts that all answers about collected accounts have.</summary>
internal static class AnswerForms
{
    /// <summary>Appends what is not known and what is assumed, as text.</summary>
    public static void AppendText(this StringBuilder text, AccountAnswer answer, string asked)
    {
        foreach (var (heading, items) in Lists(answer))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{char.ToLowerInvariant(heading[0])}{heading[1..]}:\n");
            foreach (var item in items)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Visible.Of(item)}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Asked(answer)}{asked}\n");
    }

    /// <summary>Appends what is not known and what is assumed, as Markdown.</summary>
    public static void AppendMarkdown(this StringBuilder text, AccountAnswer answer, string asked)
    {
        foreach (var (heading, items) in Lists(answer))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{heading}:\n\n");
            foreach (var item in items)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {SafeMarkdown.Code(item)}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Asked(answer)}{asked}\n");
    }

    /// <summary>Adds what is not known and what is assumed.</summary>
    public static JsonObject With(this JsonObject json, AccountAnswer answer)
    {
        json["undecided"] = JsonForm.List(
            answer.Undecided, one => new JsonObject { ["principal"] = one.Principal, ["reason"] = one.Reason });
        json["unread"] = JsonForm.Texts(answer.Unread);
        json["assumptions"] = JsonForm.Texts(answer.Assumptions);
        json["accounts"] = JsonForm.Texts(answer.Accounts.Select(account => account.Value));
        json["asked"] = answer.Asked;
        return json;
    }

    public static JsonArray By(IReadOnlyList<AllowingStatement> statements) => JsonForm.List(
        statements, by => new JsonObject { ["policy"] = by.Policy, ["statement"] = by.Statement });

    private static IEnumerable<(string Heading, IReadOnlyList<string> Items)> Lists(AccountAnswer answer)
    {
        (string, IReadOnlyList<string> Items)[] all =
        [
            ("Not decided", [.. answer.Undecided.Select(one => $"{one.Principal}: {one.Reason}")]),
            ("Not read", answer.Unread),
            ("Assuming", answer.Assumptions),
        ];
        return all.Where(list => list.Items.Count > 0);
    }

    private static string Asked(AccountAnswer answer) =>
        $"asked: the {answer.Asked} users and roles of {string.Join(", ", answer.Accounts)}";
}

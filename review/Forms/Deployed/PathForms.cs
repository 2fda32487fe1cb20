using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Review.Deployed;

namespace Review.Forms.Deployed;

/// <summary>Paths of principals to a goal as text, JSON or Markdown; docs/who-can.md is the contract of the JSON.</summary>
public static class PathForms
{
    public static string Write(AccountPaths paths, OutputFormat format) => format switch
    {
        OutputFormat.Json => JsonForm.Write(Json(paths)),
        OutputFormat.Markdown => Markdown(paths),
        _ => Text(paths),
    };

    /// <summary>A path as JSON.</summary>
    public static JsonObject Json(AccountPath path) => new()
    {
        ["principal"] = path.Principal,
        ["goal"] = path.Goal,
        ["calls"] = JsonForm.List(path.Calls, call => new JsonObject
        {
            ["who"] = call.Who,
            ["request"] = JsonForm.Request(call.Request, hasOwner: true),
            ["by"] = JsonForm.List(call.By, by => new JsonObject { ["policy"] = by.Policy, ["statement"] = by.Statement }),
            ["gain"] = call.Gain.Length > 0 ? call.Gain : null,
        }),
    };

    /// <summary>A call on one line.</summary>
    public static string Words(PathCall call)
    {
        var by = string.Join(" and ", call.By.Select(by => $"{by.Policy}, statement {by.Statement}"));
        var context = string.Join(", ", call.Request.Context.Entries.Select(entry => $"{entry.Key} = {entry.Value}"));
        return $"{call.Request.Caller.Text} calls {call.Request.Action} on {call.Request.Resource}"
            + (context.Length > 0 ? $" with {context}" : "") + (by.Length > 0 ? $" (by {by})" : "")
            + (call.Gain.Length > 0 ? $" and {call.Gain}" : "");
    }

    private static string Text(AccountPaths paths)
    {
        var text = new StringBuilder();
        Line(Headline(paths));
        foreach (var path in paths.Paths)
        {
            Line($"\n{path.Principal}{(path.IsDirect ? "" : $" (in {path.Calls.Count} calls)")}");
            foreach (var call in path.Calls)
            {
                Line($"  {Words(call)}");
            }
        }

        List("\nnot decided:", paths.Undecided.Select(one => $"{one.Principal}: {one.Reason}"));
        List("\nnot read:", paths.Unread);
        List("\nassuming:", paths.Assumptions);
        Line($"\n{Asked(paths)}");
        return text.ToString();

        void List(string heading, IEnumerable<string> items)
        {
            foreach (var (index, item) in items.Index())
            {
                Line($"{(index == 0 ? heading + "\n" : "")}  {item}");
            }
        }

        void Line(string line) => text.Append(Visible.Lines(line)).Append('\n');
    }

    private static string Markdown(AccountPaths paths)
    {
        var text = new StringBuilder($"**{SafeMarkdown.Sentence(Headline(paths))}**\n");
        if (paths.Paths.Count > 0)
        {
            text.Append("\n| principal | calls |\n| --- | --- |\n");
        }

        foreach (var path in paths.Paths)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {SafeMarkdown.Code(path.Principal)} | {string.Join("<br>", path.Calls.Select(call => SafeMarkdown.Code(Words(call))))} |\n");
        }

        foreach (var (heading, items) in ((string, IEnumerable<string>)[])
        [
            ("Not decided", paths.Undecided.Select(one => $"{one.Principal}: {one.Reason}")),
            ("Not read", paths.Unread),
            ("Assuming", paths.Assumptions),
        ])
        {
            foreach (var (index, item) in items.Index())
            {
                text.Append(
                    CultureInfo.InvariantCulture, $"{(index == 0 ? $"\n{heading}:\n\n" : "")}- {SafeMarkdown.Code(item)}\n");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{Asked(paths)}\n").ToString();
    }

    private static JsonObject Json(AccountPaths paths) => new()
    {
        ["complete"] = paths.IsComplete,
        ["paths"] = JsonForm.List(paths.Paths, Json),
        ["undecided"] = JsonForm.List(
            paths.Undecided, one => new JsonObject { ["principal"] = one.Principal, ["reason"] = one.Reason }),
        ["unread"] = JsonForm.Texts(paths.Unread),
        ["assumptions"] = JsonForm.Texts(paths.Assumptions),
        ["accounts"] = JsonForm.Texts(paths.Accounts.Select(account => account.Value)),
        ["asked"] = paths.Asked,
    };

    private static string Headline(AccountPaths paths) =>
        $"{paths.Paths.Count(path => path.IsDirect)} principals may do this themselves, "
            + $"{paths.Paths.Count(path => !path.IsDirect)} more through calls that give them what it takes";

    private static string Asked(AccountPaths paths) =>
        $"asked: the {paths.Asked} users and roles of {string.Join(", ", paths.Accounts)}";
}

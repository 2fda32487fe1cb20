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
            ["by"] = AnswerForms.By(call.By),
            ["gain"] = call.Gain.Length > 0 ? call.Gain : null,
        }),
    };

    /// <summary>A call on one line.</summary>
    public static string Words(PathCall call)
    {
        var by = string.Join(" and ", call.By);
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

        text.AppendText(paths, "");
        return text.ToString();

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

        text.AppendMarkdown(paths, "");
        return text.ToString();
    }

    private static JsonObject Json(AccountPaths paths) => new JsonObject
    {
        ["complete"] = paths.IsComplete,
        ["paths"] = JsonForm.List(paths.Paths, Json),
    }.With(paths);

    private static string Headline(AccountPaths paths)
    {
        var direct = paths.Paths.Count(path => path.IsDirect);
        return $"{direct} {(direct == 1 ? "principal" : "principals")} may do this in one call, "
            + $"{paths.Paths.Count - direct} more in several calls";
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Review.Deployed;

namespace Review.Forms.Deployed;

/// <summary>The answer of <c>who-can</c> as text, JSON or Markdown; docs/who-can.md is the contract of the JSON.</summary>
public static class WhoCanForms
{
    public static string Write(WhoCan answer, OutputFormat format) => format switch
    {
        OutputFormat.Json => JsonForm.Write(Json(answer)),
        OutputFormat.Markdown => Markdown(answer),
        _ => Text(answer),
    };

    private static string Text(WhoCan answer)
    {
        var text = new StringBuilder();
        Line($"{Count(answer)} may call {What(answer)}");
        foreach (var allowed in answer.Allowed)
        {
            Line($"\n{Visible.Of(allowed.Principal)}");
            foreach (var by in allowed.By)
            {
                Line($"  by  {Visible.Of(by.ToString())}");
            }

            foreach (var condition in Conditions(allowed))
            {
                Line($"  if  {Visible.Of(condition)}");
            }
        }

        text.AppendText(answer, AndNamed);
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Markdown(WhoCan answer)
    {
        var text = new StringBuilder($"**{Count(answer)} may call {SafeMarkdown.Code(What(answer))}**\n");
        if (answer.Allowed.Count > 0)
        {
            text.Append("\n| principal | by | if |\n| --- | --- | --- |\n");
        }

        foreach (var allowed in answer.Allowed)
        {
            var by = string.Join("<br>", allowed.By.Select(by => SafeMarkdown.Code(by.ToString())));
            var conditions = string.Join("<br>", Conditions(allowed).Select(SafeMarkdown.Code));
            text.Append(CultureInfo.InvariantCulture, $"| {SafeMarkdown.Code(allowed.Principal)} | {by} | {conditions} |\n");
        }

        text.AppendMarkdown(answer, AndNamed);
        return text.ToString();
    }

    private static JsonObject Json(WhoCan answer) => new JsonObject
    {
        ["action"] = answer.Request.Action.Text,
        ["resource"] = answer.Request.Resource?.ToString(),
        ["owner"] = answer.Request.Owner.Value,
        ["complete"] = answer.IsComplete,
        ["allowed"] = JsonForm.List(answer.Allowed, allowed => new JsonObject
        {
            ["principal"] = allowed.Principal,
            ["by"] = AnswerForms.By(allowed.By),
            ["example"] = JsonForm.Request(allowed.Example, hasOwner: true),
        }),
    }.With(answer);

    private static string Count(WhoCan answer) => answer.Allowed.Count switch
    {
        0 => "no principal",
        1 => "1 principal",
        var several => $"{several} principals",
    };

    private const string AndNamed = ", and the callers that the resource policy names";

    private static string What(WhoCan answer) =>
        answer.Request.Action.Text
            + (answer.Request.Resource is { } resource ? $" on {resource}" : $" in {answer.Request.Owner}");

    private static IEnumerable<string> Conditions(AllowedPrincipal allowed) =>
        allowed.Context.Select(entry => $"for example {entry.Key} = {entry.Value}");
}

using System.Text.RegularExpressions;

namespace Review.Forms.Html;

/// <summary>JSON text with different colours for member names and values. The text itself does not change.</summary>
internal static partial class JsonColours
{
    public static IEnumerable<object> Of(string json)
    {
        var done = 0;
        foreach (Match match in Token().Matches(json))
        {
            yield return json[done..match.Index];
            yield return Tag.Of("span", Tag.Class(StyleOf(match.Value, json, match.Index + match.Length)), match.Value);
            done = match.Index + match.Length;
        }

        yield return json[done..];
    }

    private static string StyleOf(string token, string json, int next) =>
        token[0] != '"' ? "value" : next < json.Length && json[next] == ':' ? "name" : "text";

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|\b(?:true|false|null)\b|-?\b\d[\d.eE+-]*
        """)]
    private static partial Regex Token();
}

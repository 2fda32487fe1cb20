namespace IamEngine.Check.Syntax;

/// <summary>Quotes text from the document in messages.</summary>
internal static class QuotedText
{
    private const int Longest = 120;
    private const int MostNamed = 5;

    /// <summary>The text in backticks, shortened in the middle if long.</summary>
    public static string Quoted(this string text) => text.Length <= Longest
        ? $"`{text}`"
        : $"`{text[..(Longest / 2)]}...{text[^(Longest / 2)..]}`";

    /// <summary><c>`a`, `b` and `c`</c>; of a long list the first few and the number of the others.</summary>
    public static string Listed(this IEnumerable<string> texts)
    {
        var all = texts.ToArray();
        var quoted = all.Take(MostNamed).Select(Quoted).ToArray();
        return all.Length > MostNamed ? $"{string.Join(", ", quoted)} and {all.Length - MostNamed} more"
            : quoted.Length > 1 ? $"{string.Join(", ", quoted[..^1])} and {quoted[^1]}"
            : string.Concat(quoted);
    }
}

namespace IamEngine.Check.Syntax;

/// <summary>The text between <c>${</c> and <c>}</c>, which may be malformed.</summary>
internal sealed record VariableSyntax(string Inside, bool IsClosed, int Start)
{
    /// <summary><c>${*}</c>, <c>${?}</c> and <c>${$}</c> are the plain characters.</summary>
    public bool IsEscape => IsClosed && Inside is "*" or "?" or "$";

    public string Text => IsClosed ? $"${{{Inside}}}" : $"${{{Inside}";

    /// <summary>The key, without the default that may follow it.</summary>
    public string Key => Comma < 0 ? Inside : Inside[..Comma];

    /// <summary>The text after the comma; null if there is none.</summary>
    public string? Default => Comma < 0 ? null : Inside[(Comma + 1)..].Trim(' ');

    private int Comma => Inside.IndexOf(',', StringComparison.Ordinal);

    public static IEnumerable<VariableSyntax> In(string text)
    {
        var lastClose = text.LastIndexOf('}');
        for (var start = text.IndexOf("${", StringComparison.Ordinal); start >= 0;)
        {
            // After the last closing brace, no variable has an end.
            var close = start > lastClose ? -1 : text.IndexOf('}', start);
            var nested = text.IndexOf("${", start + 2, StringComparison.Ordinal);
            if (close < 0 || (nested >= 0 && nested < close))
            {
                yield return new(text[(start + 2)..(nested < 0 ? text.Length : nested)], false, start);
                start = nested;
            }
            else
            {
                yield return new(text[(start + 2)..close], true, start);
                start = text.IndexOf("${", close, StringComparison.Ordinal);
            }
        }
    }
}

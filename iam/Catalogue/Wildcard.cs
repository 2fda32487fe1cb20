namespace IamEngine.Catalogue;

/// <summary>
/// Matches names as IAM matches actions: <c>*</c> is any text, <c>?</c> any one character, case does not matter.
/// </summary>
internal static class Wildcard
{
    public static bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny('*', '?');

    /// <summary>Returns only to the last <c>*</c>, so the time is at most the product of both lengths.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t])))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    private static bool Same(char a, char b) => a == b || char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}

namespace IamEngine.Prove.Globs;

/// <summary>
/// Compares the characters that two tokens match, for a star those that it matches one by one. A policy variable is a character
/// that only the variable itself and a star without a scope match: its value may have any length and any characters.
/// </summary>
internal static class TokenSets
{
    /// <summary>Whether the first token matches every character that the second matches.</summary>
    public static bool Covers(Token by, bool byIgnoresCase, Token of, bool ofIgnoresCase)
    {
        if (!by.IsWildcard)
        {
            return !of.IsWildcard && Same(by, of, byIgnoresCase) && (byIgnoresCase || !ofIgnoresCase || HasOneSpelling(of));
        }

        return of.IsVariable ? by == Token.Many
            : !of.IsWildcard ? Matches(by, of.Code)
            : by.Takes == Takes.Digit ? of.Takes == Takes.Digit
            : of.Takes == Takes.Digit || by.Scope == StarScope.Anywhere || by.Scope == of.Scope;
    }

    /// <summary>Whether a character exists that both tokens match. Neither is a variable.</summary>
    public static bool Meet(Token a, Token b, bool ignoreCase) => (a.IsWildcard, b.IsWildcard) switch
    {
        (false, false) => Same(a, b, ignoreCase),
        (true, false) => Matches(a, b.Code),
        (false, true) => Matches(b, a.Code),
        _ => true,
    };

    private static bool Matches(Token wildcard, int code) => wildcard.Takes == Takes.Digit
        ? code is >= '0' and <= '9'
        : wildcard.Scope switch { StarScope.UntilColon => code != ':', StarScope.UntilSlash => code != '/', _ => true };

    private static bool Same(Token a, Token b, bool ignoreCase) => a.Code == b.Code
        || (ignoreCase && !a.IsVariable && !b.IsVariable && CaseFolding.Fold((char)a.Code) == CaseFolding.Fold((char)b.Code));

    private static bool HasOneSpelling(Token literal) =>
        literal.IsVariable || CaseFolding.Alike(CaseFolding.Fold((char)literal.Code)).Length == 1;
}

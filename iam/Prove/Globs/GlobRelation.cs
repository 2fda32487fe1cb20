using IamEngine.Prove.Steps;

namespace IamEngine.Prove.Globs;

/// <summary>The relation between the sets of texts that two globs match.</summary>
internal enum Relation : byte
{
    /// <summary>Not computed.</summary>
    Unasked,

    /// <summary>No text matches both.</summary>
    Disjoint,

    /// <summary>Every text that matches the first matches the second.</summary>
    Within,

    /// <summary>Neither, or not known within the budget. A full search then decides.</summary>
    Other,
}

/// <summary>Compares two globs. Their beginnings and ends decide nearly all pairs in real policies.</summary>
internal static class GlobRelation
{
    public static Relation Of(Glob a, Glob b, StepBudget steps)
    {
        if (a.Equals(b))
        {
            return Relation.Within;
        }

        if (a.HasVariables || b.HasVariables)
        {
            return WithVariables(a, b, steps);
        }

        return ByEnds(a, b) is var quick and not Relation.Unasked ? quick : BySearch(a, b, steps);
    }

    /// <summary>
    /// Compares globs with variables. Each variable is treated as a character that only itself and <c>*</c> match. If the first
    /// glob is then within the second, this is true for all values of the variables: replace the character by the value on both
    /// sides. Disjointness cannot be shown in this way; it is decided with <c>*</c> instead of the variable.
    /// </summary>
    private static Relation WithVariables(Glob a, Glob b, StepBudget steps)
    {
        if (Of(a.Widened(), b.Widened(), steps) == Relation.Disjoint)
        {
            return Relation.Disjoint;
        }

        return VariablesAreComparable(a, b) && GlobSearch.For([a], [b], steps) is GlobSearchResult.Nothing ? Relation.Within
            : Relation.Other;
    }

    /// <summary>
    /// Whether a variable in the second glob matches every text that it matches in the first. It does not if only the second is
    /// case-sensitive, or if it excludes colons (of an ARN) only in the second. Treating variables as characters is then not
    /// sound.
    /// </summary>
    public static bool VariablesAreComparable(Glob a, Glob b)
    {
        if (!a.HasVariables || !b.HasVariables)
        {
            return true;
        }

        if (a.IgnoreCase && !b.IgnoreCase)
        {
            return false;
        }

        foreach (var token in b.Tokens)
        {
            if (token.IsVariable && token.Scope != StarScope.Anywhere && CrossesWhere(a, token))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CrossesWhere(Glob a, Token stopping)
    {
        foreach (var token in a.Tokens)
        {
            if (token.IsVariable && token.Code == stopping.Code && token.Scope != stopping.Scope)
            {
                return true;
            }
        }

        return false;
    }

    private static Relation ByEnds(Glob a, Glob b)
    {
        var ignoreCase = a.IgnoreCase || b.IgnoreCase;
        if (!MayMeet(a, b, ignoreCase))
        {
            return Relation.Disjoint;
        }

        if (a.IsLiteral && !a.IgnoreCase)
        {
            return b.Matches(a.ToString()) ? Relation.Within : Relation.Disjoint;
        }

        if (b.IsLiteral && !b.IgnoreCase && !a.Matches(b.ToString()))
        {
            return Relation.Disjoint;
        }

        // The beginnings agree. `bucket/team-*/data` is within `bucket/*` if both treat case alike.
        return b.IsPrefixOnly && a.Prefix >= b.Prefix && (a.IgnoreCase == b.IgnoreCase || b.IgnoreCase) ? Relation.Within
            : Relation.Unasked;
    }

    // Most remaining pairs overlap without containing each other. A text that the first matches and the second does not shows
    // that the first is not within the second. They overlap if each has a `*` that matches everything that only the other
    // requires.
    private static Relation BySearch(Glob a, Glob b, StepBudget steps)
    {
        var isWithin = TokenByToken(a, b) ?? (b.Matches(a.Instance())
            && GlobSearch.For([a], [b], steps, anyText: true) is GlobSearchResult.Nothing);
        return isWithin ? Relation.Within
            : a.AbsorbsAnything && b.AbsorbsAnything ? Relation.Other
            : GlobSearch.For([a, b], [], steps, anyText: true) is GlobSearchResult.Nothing ? Relation.Disjoint
            : Relation.Other;
    }

    // Compares the tokens of the first, as if they were a text, with the second, which has only literals and `*`. Only a `*`
    // matches a wildcard. If the second matches, it matches every text of the first. If not, it does not match the text with an
    // unused character for every wildcard of the first. Null for globs of another form. With it, a proof with 800 + 800
    // statements takes 79 ms; without it, 179 ms.
    private static bool? TokenByToken(Glob a, Glob b)
    {
        if (!b.HasOnlyStars || a.HasDigits || (a.IgnoreCase && !b.IgnoreCase))
        {
            return null;
        }

        var of = a.Tokens;
        var by = b.Tokens;
        var (i, j, star, retry) = (0, 0, -1, 0);
        while (i < of.Length)
        {
            if (j < by.Length && by[j].IsMany)
            {
                (star, retry) = (j, i);
                j++;
            }
            else if (j < by.Length && !of[i].IsWildcard && Same(of[i], by[j], b.IgnoreCase))
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (star >= 0)
            {
                retry++;
                (i, j) = (retry, star + 1);
            }
            else
            {
                return false;
            }
        }

        return j == by.Length || (j == by.Length - 1 && by[j].IsMany);
    }

    // Compares the parts before the first `*` of either, and after the last.
    private static bool MayMeet(Glob one, Glob other, bool ignoreCase)
    {
        var a = one.Tokens;
        var b = other.Tokens;
        var start = Math.Min(one.BeforeMany, other.BeforeMany);
        for (var i = one.Codes.CommonPrefixLength(other.Codes); i < start; i++)
        {
            if (!MeetsOne(a[i], b[i], ignoreCase))
            {
                return false;
            }
        }

        for (var i = 1; i <= a.Length && i <= b.Length && !a[^i].IsMany && !b[^i].IsMany; i++)
        {
            if (!MeetsOne(a[^i], b[^i], ignoreCase))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MeetsOne(Token a, Token b, bool ignoreCase) => (a.IsWildcard, b.IsWildcard) switch
    {
        (false, false) => Same(a, b, ignoreCase),
        (true, false) => Takes(a, b.Code),
        (false, true) => Takes(b, a.Code),
        _ => true,
    };

    private static bool Takes(Token wildcard, int code) => wildcard.Takes == Globs.Takes.Digit
        ? code is >= '0' and <= '9'
        : wildcard.Scope switch { StarScope.UntilColon => code != ':', StarScope.UntilSlash => code != '/', _ => true };

    private static bool Same(Token a, Token b, bool ignoreCase) =>
        a.Code == b.Code || (ignoreCase && CaseFolding.Fold((char)a.Code) == CaseFolding.Fold((char)b.Code));
}

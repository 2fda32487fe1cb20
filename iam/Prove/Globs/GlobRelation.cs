using IamEngine.Prove.Steps;

namespace IamEngine.Prove.Globs;

/// <summary>The relation of the texts that two globs match.</summary>
internal enum Relation : byte
{
    /// <summary>Not asked yet.</summary>
    Unasked,

    /// <summary>No text matches both.</summary>
    Disjoint,

    /// <summary>Whatever matches the first matches the second.</summary>
    Within,

    /// <summary>Neither, or not known within the budget; what follows from it is left to a full search.</summary>
    Other,
}

/// <summary>Compares two globs. Nearly all pairs of a real policy are decided by what they begin or end with.</summary>
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
    /// A variable is read as a letter of its own that only itself and a <c>*</c> match. Whatever text the variable stands for can
    /// be put in its place on both sides, so inclusion then holds for every value; that two globs are disjoint does not follow,
    /// and is asked with <c>*</c> in the variable's place.
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
    /// Whether a variable of the second takes every text that it takes in the first. It does not where only the second minds
    /// case, or where only in the second it may not cross a colon of an ARN: then reading variables as letters shows nothing.
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

        // The beginnings agree. `bucket/team-*/data` lies within `bucket/*` when case counts alike on both sides.
        return b.IsPrefixOnly && a.Prefix >= b.Prefix && (a.IgnoreCase == b.IgnoreCase || b.IgnoreCase) ? Relation.Within
            : Relation.Unasked;
    }

    // Most pairs that are left overlap without inclusion. That some text of the one does not match the other is seen by trying
    // one; that they overlap follows where each has a `*` that takes all that only the other one asks for.
    private static Relation BySearch(Glob a, Glob b, StepBudget steps)
    {
        var isWithin = b.Matches(a.Instance()) && GlobSearch.For([a], [b], steps, anyText: true) is GlobSearchResult.Nothing;
        return isWithin ? Relation.Within
            : a.AbsorbsAnything && b.AbsorbsAnything ? Relation.Other
            : GlobSearch.For([a, b], [], steps, anyText: true) is GlobSearchResult.Nothing ? Relation.Disjoint
            : Relation.Other;
    }

    // Compares what stands before the first `*` of either, and behind the last.
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

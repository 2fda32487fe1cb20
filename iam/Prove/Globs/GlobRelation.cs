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

        return WithoutVariables(a, b, steps);
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

        return VariablesAreComparable(a, b) && IsWithin(a, b, steps) ? Relation.Within : Relation.Other;
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

    private static Relation WithoutVariables(Glob a, Glob b, StepBudget steps)
    {
        if (!MayMeet(a, b, a.IgnoreCase || b.IgnoreCase))
        {
            return Relation.Disjoint;
        }

        // The beginnings agree. `bucket/team-*/data` is within `bucket/*` if both treat case alike.
        if (b.IsPrefixOnly && a.Prefix >= b.Prefix && (a.IgnoreCase == b.IgnoreCase || b.IgnoreCase))
        {
            return Relation.Within;
        }

        return IsWithin(a, b, steps) ? Relation.Within
            // Both match the text with the middle of one after the middle of the other.
            : (a.AbsorbsAnything && b.AbsorbsAnything) || Alignment.Meet(a, b, steps) ? Relation.Other
            : Relation.Disjoint;
    }

    // The search for a text is the rule. With the comparisons before it, all theorems of prod take 46 ms instead of 89 ms, and a
    // proof with 800 + 800 statements takes 31 ms instead of 108 ms.
    private static bool IsWithin(Glob a, Glob b, StepBudget steps) =>
        Alignment.Covers(b, a, steps)
        || (!Alignment.IsExact(b, a) && MatchesInstance(b, a)
            && GlobSearch.For([a], [b], steps, anyText: true) is GlobSearchResult.Nothing);

    // A text that the first matches and the second does not shows that the first is not within the second.
    private static bool MatchesInstance(Glob b, Glob a) => a.HasVariables || b.Matches(a.Instance());

    // Compares the parts before the first `*` of either, and after the last.
    private static bool MayMeet(Glob one, Glob other, bool ignoreCase)
    {
        var a = one.Tokens;
        var b = other.Tokens;
        var start = Math.Min(one.BeforeMany, other.BeforeMany);
        for (var i = one.Codes.CommonPrefixLength(other.Codes); i < start; i++)
        {
            if (!TokenSets.Meet(a[i], b[i], ignoreCase))
            {
                return false;
            }
        }

        for (var i = 1; i <= a.Length && i <= b.Length && !a[^i].IsMany && !b[^i].IsMany; i++)
        {
            if (!TokenSets.Meet(a[^i], b[^i], ignoreCase))
            {
                return false;
            }
        }

        return true;
    }
}

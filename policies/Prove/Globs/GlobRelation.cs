namespace Policies.Prove.Globs;

/// <summary>How the texts that one glob matches lie to those of another.</summary>
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
    public static Relation Of(Glob a, Glob b, Meter meter)
    {
        if (a.Equals(b))
        {
            return Relation.Within;
        }

        if (a.HasVariables || b.HasVariables)
        {
            return WithVariables(a, b, meter);
        }

        return ByEnds(a, b) is var quick and not Relation.Unasked ? quick : BySearch(a, b, meter);
    }

    /// <summary>
    /// A variable is read as a letter of its own that only itself and a <c>*</c> match. Whatever text the variable stands for can
    /// be put in its place on both sides, so inclusion then holds for every value; that two globs are disjoint does not follow,
    /// and is asked with <c>*</c> in the variable's place.
    /// </summary>
    private static Relation WithVariables(Glob a, Glob b, Meter meter)
    {
        if (Of(a.Widened(), b.Widened(), meter) == Relation.Disjoint)
        {
            return Relation.Disjoint;
        }

        return GlobSearch.For([a], [b], meter) is Search.Nothing ? Relation.Within : Relation.Other;
    }

    private static Relation ByEnds(Glob a, Glob b)
    {
        var ignoreCase = a.IgnoreCase || b.IgnoreCase;
        var x = a.Tokens;
        var y = b.Tokens;
        for (var i = 0; i < a.Prefix && i < b.Prefix; i++)
        {
            if (!Same(x[i], y[i], ignoreCase))
            {
                return Relation.Disjoint;
            }
        }

        for (var i = 1; i <= a.Suffix && i <= b.Suffix; i++)
        {
            if (!Same(x[^i], y[^i], ignoreCase))
            {
                return Relation.Disjoint;
            }
        }

        if (a.IsLiteral && b.IsLiteral && x.Length != y.Length)
        {
            return Relation.Disjoint;
        }

        // The beginnings agree. `bucket/team-*/data` lies within `bucket/*` when case counts alike on both sides.
        return b.IsPrefixOnly && a.Prefix >= b.Prefix && (a.IgnoreCase == b.IgnoreCase || b.IgnoreCase) ? Relation.Within : Relation.Unasked;
    }

    private static Relation BySearch(Glob a, Glob b, Meter meter) =>
        GlobSearch.For([a], [b], meter) is Search.Nothing ? Relation.Within
        : GlobSearch.For([a, b], [], meter) is Search.Nothing ? Relation.Disjoint
        : Relation.Other;

    private static bool Same(Token a, Token b, bool ignoreCase) =>
        a.Code == b.Code || (ignoreCase && Letters.Fold((char)a.Code) == Letters.Fold((char)b.Code));
}

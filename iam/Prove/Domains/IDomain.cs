using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Domains;

/// <summary>
/// The values that one thing in a request can have, and the sets of them that the policies ask about. Each set is an atom of the
/// question; a domain knows which atoms can be true of one value together, and which value that is.
/// </summary>
internal interface IDomain
{
    int Atoms { get; }

    /// <summary>The relation of two atoms: equal, disjoint, subset, overlapping.</summary>
    Relation Relate(int atom, int other);

    /// <summary>The atoms that contain every value of this one.</summary>
    IEnumerable<int> Around(int atom);

    /// <summary>Finds a value that is in every inside atom and in no outside atom.</summary>
    FindResult Find(IReadOnlyList<int> inside, IReadOnlyList<int> outside);
}

/// <summary>The result of a search for a value.</summary>
internal abstract record FindResult
{
    private FindResult()
    {
    }

    public sealed record Value(string Text) : FindResult;

    /// <summary>No such value exists; these atoms alone contradict each other.</summary>
    public sealed record None(IReadOnlyList<int> Inside, IReadOnlyList<int> Outside) : FindResult;

    /// <summary>The budget was spent first.</summary>
    public sealed record GaveUp : FindResult;
}

using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Domains;

/// <summary>
/// The values that one thing in a request can have, and the sets of them that the policies ask about. Each set is an atom of the
/// question; a domain knows which atoms can be true of one value together, and which value that is.
/// </summary>
internal interface IDomain
{
    int Atoms { get; }

    /// <summary>How the values of one atom lie to those of another.</summary>
    Relation Relate(int atom, int other);

    /// <summary>The atoms that contain every value of this one.</summary>
    IEnumerable<int> Around(int atom);

    /// <summary>Looks for a value that is in all of the ones and none of the others.</summary>
    FindResult Find(IReadOnlyList<int> inside, IReadOnlyList<int> outside);
}

/// <summary>What looking for a value gives.</summary>
internal abstract record FindResult
{
    private FindResult()
    {
    }

    public sealed record Value(string Text) : FindResult;

    /// <summary>There is none, and these alone are reason enough.</summary>
    public sealed record None(IReadOnlyList<int> Inside, IReadOnlyList<int> Outside) : FindResult;

    /// <summary>The budget was gone first.</summary>
    public sealed record GaveUp : FindResult;
}

using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Domains;

/// <summary>
/// The possible values of one part of a request, and the sets of values in the policies. Each set is an atom. A domain decides
/// which atoms can contain a common value, and finds the value.
/// </summary>
internal interface IDomain
{
    int Atoms { get; }

    /// <summary>The relation of two atoms.</summary>
    Relation Relate(int atom, int other);

    /// <summary>The atoms that contain this one.</summary>
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

    /// <summary>The budget was spent before a result.</summary>
    public sealed record GaveUp : FindResult;
}

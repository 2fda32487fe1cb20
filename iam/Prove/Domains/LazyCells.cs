using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Domains;

/// <summary>Values in cells that depend on every bound. The first query divides the values into cells.</summary>
/// <typeparam name="TRange">The type of an atom.</typeparam>
/// <param name="alwaysOfKind">Whether every value is of the type, so that cell 0 is empty.</param>
internal abstract class LazyCells<TRange>(bool alwaysOfKind) : IDomain where TRange : notnull
{
    private const string NoneOfTheKind = "none";

    private readonly List<TRange> ranges = [];
    private readonly Dictionary<TRange, int> known = [];
    private CellDomain? cells;

    public int Atoms => ranges.Count;

    protected IReadOnlyList<TRange> Ranges => ranges;

    /// <summary>The value of cell 0.</summary>
    protected string? None => alwaysOfKind ? null : NoneOfTheKind;

    private CellDomain Cells => cells ??= Cut();

    public int Atom(TRange range)
    {
        if (!known.TryGetValue(range, out var atom))
        {
            known[range] = atom = ranges.Count;
            ranges.Add(range);
            cells = null;
        }

        return atom;
    }

    public Relation Relate(int atom, int other) => Cells.Relate(atom, other);

    public IEnumerable<int> Around(int atom) => Cells.Around(atom);

    public FindResult Find(IReadOnlyList<int> inside, IReadOnlyList<int> outside) => Cells.Find(inside, outside);

    protected abstract CellDomain Cut();
}

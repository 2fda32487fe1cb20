using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Domains;

/// <summary>
/// Values in an order, cut into cells by all bounds that the policies name: numbers, dates and addresses. Within a cell every
/// value answers every test alike, so a value is the number of its cell, and an atom a run of cells. Cell 0 holds what is no
/// value of the kind at all, such as the text <c>abc</c> for a number; no atom contains it.
/// </summary>
internal sealed class CellDomain : IDomain
{
    private readonly IReadOnlyList<(int First, int Last)> atoms;
    private readonly string?[] values;

    /// <param name="atoms">The first and last cell of each; an atom whose last comes before its first is empty.</param>
    /// <param name="values">A value of each cell; null where the cell is empty.</param>
    public CellDomain(IReadOnlyList<(int First, int Last)> atoms, string?[] values)
    {
        this.atoms = atoms;
        this.values = values;
    }

    public int Atoms => atoms.Count;

    public Relation Relate(int atom, int other)
    {
        var (a, b) = (atoms[atom], atoms[other]);
        return b.First <= a.First && a.Last <= b.Last ? Relation.Within
            : a.Last < b.First || b.Last < a.First ? Relation.Disjoint
            : Relation.Other;
    }

    public IEnumerable<int> Around(int atom)
    {
        for (var other = 0; other < atoms.Count; other++)
        {
            if (other != atom && Relate(atom, other) == Relation.Within)
            {
                yield return other;
            }
        }
    }

    public FindResult Find(IReadOnlyList<int> inside, IReadOnlyList<int> outside)
    {
        var (first, last) = (0, values.Length - 1);
        var (lower, upper) = (-1, -1);
        foreach (var atom in inside)
        {
            if (atoms[atom].First > first)
            {
                (first, lower) = (atoms[atom].First, atom);
            }

            if (atoms[atom].Last < last)
            {
                (last, upper) = (atoms[atom].Last, atom);
            }
        }

        // A value of another kind comes last, since no request has one.
        return (FirstFree(Math.Max(first, 1), last, outside, out var covering)
            ?? (first == 0 && values[0] is not null ? 0 : null)) is { } free
            ? new FindResult.Value(values[free]!)
            : new FindResult.None([.. new[] { lower, upper }.Distinct().Where(atom => atom >= 0)], covering);
    }

    // Goes from cell to cell, and over each covered one with the atom that reaches furthest.
    private int? FirstFree(int first, int last, IReadOnlyList<int> outside, out List<int> covering)
    {
        covering = [];
        var starting = new int[values.Length];
        Array.Fill(starting, -1);
        foreach (var atom in outside)
        {
            ref var known = ref starting[Math.Min(atoms[atom].First, values.Length - 1)];
            known = known < 0 || atoms[atom].Last > atoms[known].Last ? atom : known;
        }

        var furthest = -1;
        for (int cell = 0, next = first; cell <= last; cell++)
        {
            furthest = starting[cell] >= 0 && (furthest < 0 || atoms[starting[cell]].Last > atoms[furthest].Last)
                ? starting[cell] : furthest;
            if (cell < next || values[cell] is null)
            {
                continue;
            }

            if (furthest < 0 || atoms[furthest].Last < cell)
            {
                return cell;
            }

            covering.Add(furthest);
            next = atoms[furthest].Last + 1;
        }

        return null;
    }
}

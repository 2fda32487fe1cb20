using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Domains;

/// <summary>
/// Ordered values, such as numbers, dates and addresses, divided into cells at every bound in the policies. All values of a cell
/// satisfy the same conditions, so the prover treats a cell as one value, and an atom is a range of cells. Cell 0 has texts that
/// are not of this type, such as <c>abc</c> for a number; no atom contains it.
/// </summary>
internal sealed class CellDomain : IDomain
{
    private readonly IReadOnlyList<(int First, int Last)> atoms;
    private readonly string?[] values;

    // The atoms sorted by their first cells, and the highest last cell up to each of them.
    private readonly int[] byFirst;
    private readonly int[] furthest;

    /// <param name="atoms">The first and last cell of each atom. An atom whose last cell comes before its first is empty.</param>
    /// <param name="values">A value of each cell; null if the cell is empty.</param>
    public CellDomain(IReadOnlyList<(int First, int Last)> atoms, string?[] values)
    {
        this.atoms = atoms;
        this.values = values;
        byFirst = [.. Enumerable.Range(0, atoms.Count).OrderBy(atom => atoms[atom].First)];
        furthest = new int[byFirst.Length];
        for (var i = 0; i < byFirst.Length; i++)
        {
            furthest[i] = Math.Max(i == 0 ? 0 : furthest[i - 1], atoms[byFirst[i]].Last);
        }
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
        // Goes back from the last atom that starts at or before this one, until no earlier atom reaches its end.
        for (var i = LastStartingBy(atoms[atom].First); i >= 0 && furthest[i] >= atoms[atom].Last; i--)
        {
            if (byFirst[i] != atom && Relate(atom, byFirst[i]) == Relation.Within)
            {
                yield return byFirst[i];
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

        // Cell 0 comes last, because no real request has such a value.
        return (FirstFree(Math.Max(first, 1), last, outside, out var covering)
            ?? (first == 0 && values[0] is not null ? 0 : null)) is { } free
            ? new FindResult.Value(values[free]!)
            : new FindResult.None([.. new[] { lower, upper }.Distinct().Where(atom => atom >= 0)], covering);
    }

    private int LastStartingBy(int cell)
    {
        var (low, high) = (0, byFirst.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = atoms[byFirst[middle]].First <= cell ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    // Goes from cell to cell. It skips covered cells with the atom that ends furthest.
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

        var best = -1;
        for (int cell = 0, next = first; cell <= last; cell++)
        {
            best = starting[cell] >= 0 && (best < 0 || atoms[starting[cell]].Last > atoms[best].Last) ? starting[cell] : best;
            if (cell < next || values[cell] is null)
            {
                continue;
            }

            if (best < 0 || atoms[best].Last < cell)
            {
                return cell;
            }

            covering.Add(best);
            next = atoms[best].Last + 1;
        }

        return null;
    }
}

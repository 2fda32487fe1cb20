using IamEngine.Prove.Steps;

namespace IamEngine.Prove.Globs;

/// <summary>
/// The known relations of pairs of globs, one byte each. Rows, and pages of a row, are created only for pairs that a question
/// needs: with thousands of globs it needs few of them. With a whole array for each row, 1,600 + 1,600 statements took twice the
/// steps.
/// </summary>
internal sealed class RelationTable(StepBudget steps)
{
    private const int PageSize = 256;

    private readonly List<Relation[]?[]?> rows = [];

    /// <summary>
    /// The relation of two globs, by their indexes. The caller computes it if it is <see cref="Relation.Unasked"/>.
    /// </summary>
    public ref Relation Of(int glob, int other)
    {
        while (rows.Count <= glob)
        {
            rows.Add(null);
        }

        var row = rows[glob];
        var page = other / PageSize;
        if (row is null || row.Length <= page)
        {
            steps.TrySpend((page + 1) * IntPtr.Size / StepBudget.BytesPerStep);
            Array.Resize(ref row, page + 1);
            rows[glob] = row;
        }

        if (row[page] is null)
        {
            steps.TrySpend(PageSize / StepBudget.BytesPerStep);
            row[page] = new Relation[PageSize];
        }

        return ref row[page]![other % PageSize];
    }
}

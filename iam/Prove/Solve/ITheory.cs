namespace IamEngine.Prove.Solve;

/// <summary>The theory of the solver: it knows which variables describe the same value and so depend on each other.</summary>
internal interface ITheory
{
    /// <summary>The number of variables that <see cref="Contradiction"/> reads, which is its cost in steps.</summary>
    int Size { get; }

    /// <summary>
    /// Makes a literal true, and adds the literals that follow from it, alone or together with an earlier one. It may omit a
    /// consequence as long as no true literal contradicts it.
    /// </summary>
    void Assign(Literal literal, List<Literal> consequences);

    /// <summary>
    /// Undoes a literal. The solver undoes literals in the reverse order, and may pass one that was never assigned.
    /// </summary>
    void Undo(Literal literal);

    /// <summary>
    /// Checks an assignment that satisfies every clause. Returns true literals that contradict each other, or null if there are
    /// none.
    /// </summary>
    IReadOnlyList<Literal>? Contradiction(IAssignment found);
}

namespace IamEngine.Prove.Solve;

/// <summary>The theory of the solver: which variables describe the same value and so depend on each other.</summary>
internal interface ITheory
{
    /// <summary>The number of variables that <see cref="Contradiction"/> reads. Its cost in steps.</summary>
    int Size { get; }

    /// <summary>
    /// Makes a literal true. Adds literals that follow from it, alone or with a literal made true before. It may leave out a
    /// consequence as long as no true literal contradicts it.
    /// </summary>
    void Assign(Literal literal, List<Literal> consequences);

    /// <summary>
    /// Takes back a literal. The solver takes literals back in the reverse order, and may name one that was never assigned.
    /// </summary>
    void Undo(Literal literal);

    /// <summary>
    /// Checks an assignment that satisfies every clause. Returns true literals that cannot hold together, or null if all can.
    /// </summary>
    IReadOnlyList<Literal>? Contradiction(IAssignment found);
}

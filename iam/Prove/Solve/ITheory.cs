namespace IamEngine.Prove.Solve;

/// <summary>The theory of the solver: which variables describe the same value and so depend on each other.</summary>
internal interface ITheory
{
    /// <summary>How many things one look at an assignment goes through; what it costs is counted by it.</summary>
    int Size { get; }

    /// <summary>
    /// Adds literals that each follow from this one alone; of those that do, all that something depends on now.
    /// </summary>
    void AddConsequences(Literal literal, IAssignment found, List<Literal> consequences);

    /// <summary>
    /// Looks at an assignment that satisfies every clause: true literals that cannot hold together, or null where all can.
    /// </summary>
    IReadOnlyList<Literal>? Contradiction(IAssignment found);
}

namespace IamEngine.Prove.Solve;

/// <summary>What the solver does not know about its variables: that some of them speak of one and the same value.</summary>
internal interface ITheory
{
    /// <summary>How many things one look at an assignment goes through; what it costs is counted by it.</summary>
    int Size { get; }

    /// <summary>Adds literals that each follow from this one alone; of those that do, all that something depends on now.</summary>
    void AddConsequences(Literal literal, IAssignment found, List<Literal> consequences);

    /// <summary>Looks at an assignment that satisfies every clause: true literals that cannot hold together, or null where all can.</summary>
    IReadOnlyList<Literal>? Contradiction(IAssignment found);
}

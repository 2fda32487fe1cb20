namespace IamEngine.Prove.Solve;

/// <summary>What the solver has found; null where either value will do.</summary>
internal interface IAssignment
{
    bool? this[Literal literal] { get; }
}

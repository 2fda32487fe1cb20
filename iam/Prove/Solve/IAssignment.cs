namespace IamEngine.Prove.Solve;

/// <summary>An assignment; null for a variable that may have either value.</summary>
internal interface IAssignment
{
    bool? this[Literal literal] { get; }
}

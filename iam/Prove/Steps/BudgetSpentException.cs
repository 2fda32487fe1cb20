namespace IamEngine.Prove.Steps;

/// <summary>The budget ran out while the question was encoded.</summary>
internal sealed class BudgetSpentException : Exception;

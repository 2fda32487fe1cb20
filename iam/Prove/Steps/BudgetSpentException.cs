namespace IamEngine.Prove.Steps;

/// <summary>The budget was spent before the whole question was encoded.</summary>
internal sealed class BudgetSpentException : Exception;

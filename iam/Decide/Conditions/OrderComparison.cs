using IamEngine.Model;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// Evaluates a numeric or date operator, given the result of a comparison. A negated operator tests for equality; the condition
/// negates the result.
/// </summary>
internal static class OrderComparison
{
    public static bool Holds(ConditionOperator op, int compared) => op switch
    {
        ConditionOperator.NumericLessThan or ConditionOperator.DateLessThan => compared < 0,
        ConditionOperator.NumericLessThanEquals or ConditionOperator.DateLessThanEquals => compared <= 0,
        ConditionOperator.NumericGreaterThan or ConditionOperator.DateGreaterThan => compared > 0,
        ConditionOperator.NumericGreaterThanEquals or ConditionOperator.DateGreaterThanEquals => compared >= 0,
        _ => compared == 0,
    };
}

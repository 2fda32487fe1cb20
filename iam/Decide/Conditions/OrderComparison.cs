using IamEngine.Model;

namespace IamEngine.Decide.Conditions;

/// <summary>What the operators of numbers and dates make of a comparison. The negated ones ask for equality here; the test negates it.</summary>
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

using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// The compiled values of one condition. An operand compares single values; <see cref="ConditionMatcher"/> handles negation,
/// missing keys and several values.
/// </summary>
internal abstract class Operand
{
    /// <summary>The number of values.</summary>
    public abstract int Count { get; }

    /// <summary>Whether the request's value matches the policy's value with this index.</summary>
    public abstract bool Matches(int index, string value, Request request);

    /// <summary>The index of the first policy value that the request's value matches, or -1.</summary>
    public int FirstMatch(string value, Request request)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Matches(i, value, request))
            {
                return i;
            }
        }

        return -1;
    }

    public static Operand Of(Condition condition, PolicyVersion version)
    {
        string[] values = [.. condition.Values];
        return condition.Operator.Kind() switch
        {
            ConditionValueKind.String => new StringOperand(condition.Operator, values, version),
            ConditionValueKind.Number => new NumberOperand(condition.Operator, values),
            ConditionValueKind.Date => new DateOperand(condition.Operator, values),
            ConditionValueKind.Bool => new BoolOperand(values, version),
            ConditionValueKind.Binary => new BinaryOperand(values),
            ConditionValueKind.IpAddress => new AddressOperand(values),
            ConditionValueKind.Arn => new ArnOperand(values, version),
            ConditionValueKind.Null => new NullOperand(values),
            _ => throw new InvalidOperationException($"{condition.Operator} is no condition operator"),
        };
    }
}

using System.Globalization;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// The six numeric operators, for integers and decimal numbers. There are no wildcards and no variables. A text that is not a
/// number matches nothing.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
/// </summary>
internal sealed class NumberOperand(ConditionOperator op, string[] values) : Operand
{
    private readonly decimal?[] values = [.. values.Select(Read)];

    public override int Count => values.Length;

    public override bool Matches(int index, string value, Request request) =>
        values[index] is { } limit && Read(value) is { } number && OrderComparison.Holds(op, number.CompareTo(limit));

    internal static decimal? Read(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null;
}

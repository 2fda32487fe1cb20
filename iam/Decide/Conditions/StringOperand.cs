using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// The six string operators. The IgnoreCase operators ignore case. Only the Like operators have wildcards. All of them replace
/// variables.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
/// </summary>
internal sealed class StringOperand(ConditionOperator op, string[] values, PolicyVersion version) : Operand
{
    private readonly GlobMatcher[] values = [
        .. values.Select(value => GlobMatcher.Parse(value, version, wildcards: op.HasWildcards()))];

    private readonly StringComparison comparison = op is ConditionOperator.StringEqualsIgnoreCase
        or ConditionOperator.StringNotEqualsIgnoreCase
        ? StringComparison.OrdinalIgnoreCase
        : StringComparison.Ordinal;

    public override int Count => values.Length;

    public override bool Matches(int index, string value, Request request) => values[index].Matches(value, request, comparison);
}

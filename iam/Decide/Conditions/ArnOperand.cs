using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// The four ARN operators; ArnEquals is ArnLike by another name. The six parts are compared one by one and case counts, so a star
/// does not reach across a colon, as it would under StringLike.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
/// </summary>
internal sealed class ArnOperand(string[] values, PolicyVersion version) : Operand
{
    private readonly ArnMatcher[] values = [.. values.Select(value => ArnMatcher.Condition(value, version))];

    public override int Count => values.Length;

    public override bool Matches(int index, string value, Request request) =>
        values[index].IsOneVariable
            ? values[index].EqualsVariable(value, request)
            : values[index].IsComplete && values[index].Matches(value, request);
}

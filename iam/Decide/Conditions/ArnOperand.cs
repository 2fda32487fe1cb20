using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// The four ARN operators. ArnEquals and ArnLike are the same. The six parts compare one by one, with case, so a star does not
/// match a colon. Under StringLike it does.
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

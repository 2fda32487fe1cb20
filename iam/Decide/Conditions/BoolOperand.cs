using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// <c>Bool</c>. The values are true and false, in any case; other values match nothing. AWS's page on operators lists variables
/// as supported here, its page on variables does not. This operand replaces them: a value that is not a Boolean matches nothing
/// either way.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
/// </summary>
internal sealed class BoolOperand(string[] values, PolicyVersion version) : Operand
{
    private readonly GlobMatcher[] values = [.. values.Select(value => GlobMatcher.Parse(value, version, wildcards: false))];

    public override int Count => values.Length;

    public override bool Matches(int index, string value, Request request) =>
        IsBool(value) && values[index].Matches(value, request, StringComparison.OrdinalIgnoreCase);

    private static bool IsBool(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);
}

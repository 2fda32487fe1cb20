using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// <c>Bool</c>: true or false, in any case; anything else matches nothing. The page on operators lists variables as supported
/// here, the page on variables does not: they are replaced, since a value that is no Boolean cannot match either way.
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

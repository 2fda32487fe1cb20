using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// <c>Null</c>. The value <c>"true"</c> matches a missing key, <c>"false"</c> a key with a value. The text to compare with is
/// <c>true</c> if the request does not have the key.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
/// </summary>
internal sealed class NullOperand(string[] values) : Operand
{
    public override int Count => values.Length;

    public override bool Matches(int index, string value, Request request) =>
        values[index].Equals(value, StringComparison.OrdinalIgnoreCase);
}

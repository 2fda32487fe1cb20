using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// <c>Null</c>: <c>"true"</c> asks that the key is missing, <c>"false"</c> that it is there with a value. It compares with the
/// word that says which of the two is so.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
/// </summary>
internal sealed class NullOperand(string[] values) : Operand
{
    public override int Count => values.Length;

    public override bool Matches(int index, string value, Request request) =>
        values[index].Equals(value, StringComparison.OrdinalIgnoreCase);
}

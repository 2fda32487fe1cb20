using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// <c>BinaryEquals</c>. Both values are Base64, and their bytes compare. A value that is not Base64 matches nothing. There are no
/// wildcards and no variables.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
/// </summary>
internal sealed class BinaryOperand(string[] values) : Operand
{
    private const int SmallEnoughForTheStack = 512;

    private readonly byte[]?[] values = [.. values.Select(Read)];

    public override int Count => values.Length;

    public override bool Matches(int index, string value, Request request)
    {
        Span<byte> bytes = value.Length <= SmallEnoughForTheStack ? stackalloc byte[SmallEnoughForTheStack]
            : new byte[value.Length];
        return values[index] is { } expected && Convert.TryFromBase64String(value, bytes, out var length)
            && bytes[..length].SequenceEqual(expected);
    }

    internal static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}

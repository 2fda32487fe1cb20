using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// <c>IpAddress</c> and <c>NotIpAddress</c>. A value is a block or a single address, IPv4 or IPv6. Addresses compare as numbers.
/// An IPv4 address is in no IPv6 block, and the reverse.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
/// </summary>
internal sealed class AddressOperand(string[] values) : Operand
{
    private readonly Cidr?[] values = [.. values.Select(Read)];

    public override int Count => values.Length;

    public override bool Matches(int index, string value, Request request) =>
        values[index] is { } block && Cidr.TryReadLoosely(value, out var address) && block.Contains(address);

    private static Cidr? Read(string text) => Cidr.TryReadLoosely(text, out var block) ? block : null;
}

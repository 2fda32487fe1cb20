using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// <c>IpAddress</c> and <c>NotIpAddress</c>: blocks or single addresses, IPv4 and IPv6 side by side, compared as numbers. An
/// address of the one family lies in no block of the other.
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

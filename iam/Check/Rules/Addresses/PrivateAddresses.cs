using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Addresses;

/// <summary>
/// The private addresses. No request comes from one over the internet, so <c>aws:SourceIp</c> never contains one.
/// </summary>
internal static class PrivateAddresses
{
    public const string Key = "aws:SourceIp";

    // https://www.iana.org/assignments/iana-ipv4-special-registry and the same for IPv6.
    private static readonly Cidr[] Blocks =
    [
        Cidr.Of("10.0.0.0/8"), Cidr.Of("172.16.0.0/12"), Cidr.Of("192.168.0.0/16"), Cidr.Of("100.64.0.0/10"),
        Cidr.Of("127.0.0.0/8"), Cidr.Of("169.254.0.0/16"), Cidr.Of("fc00::/7"), Cidr.Of("fe80::/10"), Cidr.Of("::1/128"),
    ];

    /// <summary>
    /// The private values of a condition on the caller's address with this operator, and the number of all its values.
    /// </summary>
    public static (IReadOnlyList<TextAt> Private, int Count) Of(ConditionSyntax test, ConditionOperator op)
    {
        if (test.Operator != op || !test.IsOf(Key))
        {
            return ([], 0);
        }

        return ([.. test.Values.Where(
            value => Cidr.TryReadLoosely(value.Text, out var cidr) && Array.Exists(Blocks, block => block.Contains(cidr)))],
            test.Values.Count);
    }

    public static string Listed(IReadOnlyList<TextAt> values) => values.Select(value => value.Text).Listed();
}

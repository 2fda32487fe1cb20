using IamEngine.Model;

namespace Review.Diff.Network;

/// <summary>What one rule of a security group opens.</summary>
/// <param name="Group">The group whose rule it is, by the stack's name for it.</param>
/// <param name="IsWayIn">Whether it lets in, or out.</param>
/// <param name="Peer">The other end: <c>IPv4</c> or <c>IPv6</c> where it is addresses, else a group or a prefix list.</param>
/// <param name="Protocol">tcp, udp, icmp, icmpv6, or another by its number; <c>-1</c> for every protocol.</param>
/// <param name="Area">Addresses (of a group or prefix list, none that are known) and ports.</param>
/// <param name="Rule">The resource that declares it.</param>
internal sealed record Opening(string Group, bool IsWayIn, string Peer, string Protocol, Area Area, string Rule)
{
    public const string IPv4 = "IPv4", IPv6 = "IPv6", EveryProtocol = "-1";

    public bool IsOfAddresses => Peer is IPv4 or IPv6;

    public Cidr Family => Peer == IPv4 ? Cidr.AnyIPv4 : Cidr.AnyIPv6;
}

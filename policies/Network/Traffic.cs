using System.Globalization;
using IamEngine.Model;

namespace Policies.Network;

/// <summary>A transport protocol as a security group names it.</summary>
public enum Protocol
{
    Tcp,
    Udp,
    Icmp,
}

/// <summary>Ports from the first to the last, both included. For ICMP the range is all types.</summary>
public sealed record PortRange(int First, int Last)
{
    public static PortRange All { get; } = new(0, 65535);

    public static PortRange Only(int port) => new(port, port);

    public bool Contains(int port) => First <= port && port <= Last;

    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}

/// <summary>The security groups of the stack.</summary>
public enum Group
{
    Bastion,

    /// <summary>The EMR-managed group of primary nodes.</summary>
    EmrPrimary,

    /// <summary>The EMR-managed group of core and task nodes.</summary>
    EmrCore,

    /// <summary>The EMR-managed group through which the EMR service reaches the cluster.</summary>
    EmrServiceAccess,

    /// <summary>An additional group on all EMR nodes with the SSH rules; EMR never edits it.</summary>
    EmrSsh,

    /// <summary>The interface endpoints of AWS services inside the VPC.</summary>
    Endpoints,
}

/// <summary>One end of a connection.</summary>
public abstract record Party
{
    private Party()
    {
    }

    /// <summary>The members of a security group of the stack.</summary>
    public sealed record Member(Group Group) : Party;

    /// <summary>The addresses of a CIDR block.</summary>
    public sealed record Addresses(Cidr Block) : Party;

    /// <summary>The addresses of a prefix list that the stack does not declare, by its id.</summary>
    public sealed record PrefixList(string Id) : Party;

    /// <summary>The members of a security group that the stack does not declare, by its id.</summary>
    public sealed record ForeignGroup(string Id) : Party;

    /// <summary>S3 in the stack's Region, by the prefix list of the VPC's gateway endpoint.</summary>
    public sealed record S3 : Party;
}

/// <summary>
/// A traffic rule: source, destination, ports and reason. It yields an egress rule on
/// <paramref name="From"/> and an ingress rule on <paramref name="To"/>, if that end is a security group of the stack.
/// </summary>
public sealed record TrafficRule(Party From, Party To, Protocol Protocol, PortRange Ports, string Why)
{
    public static TrafficRule Tcp(Party from, Party to, int port, string why) =>
        new(from, to, Protocol.Tcp, PortRange.Only(port), why);
}

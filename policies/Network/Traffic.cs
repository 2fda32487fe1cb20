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

    /// <summary>The EMR-managed group that the EMR service reaches the cluster through.</summary>
    EmrServiceAccess,

    /// <summary>An additional group on all EMR nodes, which EMR never edits: SSH is opened here.</summary>
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

    /// <summary>Whatever carries one of the stack's security groups.</summary>
    public sealed record Member(Group Group) : Party;

    /// <summary>Whatever has an address in the block.</summary>
    public sealed record Addresses(Cidr Block) : Party;

    /// <summary>S3 in the stack's Region, by the prefix list of the VPC's gateway endpoint.</summary>
    public sealed record S3 : Party;
}

/// <summary>
/// Who may open which ports on whom, and why. One rule is both halves of the permission: it opens the way out of
/// <paramref name="From"/> and the way in to <paramref name="To"/>, wherever an end is one of the stack's groups.
/// </summary>
public sealed record TrafficRule(Party From, Party To, Protocol Protocol, PortRange Ports, string Why)
{
    public static TrafficRule Tcp(Party from, Party to, int port, string why) => new(from, to, Protocol.Tcp, PortRange.Only(port), why);
}

using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// Which addresses each subnet gets: the first half of the VPC holds the public ones, the second half the private ones, each zone the
/// next block of its half. A zone's blocks depend on nothing but its own number, so a zone that is added moves no subnet.
/// </summary>
public sealed record SubnetPlan(Seq<Cidr> Public, Seq<Cidr> Private)
{
    /// <summary>No Region has more zones.</summary>
    public const int MaxZones = 6;

    public static SubnetPlan For(Cidr vpc, int zones, int publicPrefix, int privatePrefix)
    {
        var half = vpc.PrefixLength + 1;
        return new(Blocks(vpc.Block(half, 0), zones, publicPrefix), Blocks(vpc.Block(half, 1), zones, privatePrefix));
    }

    /// <summary>How many subnets of a size fit into one half of the VPC.</summary>
    public static int RoomFor(Cidr vpc, int prefix) => prefix <= vpc.PrefixLength ? 0 : 1 << (prefix - vpc.PrefixLength - 1);

    /// <summary>/24 in a /16: the few hosts that face the internet.</summary>
    public static int DefaultPublicPrefix(Cidr vpc) => Math.Min(vpc.PrefixLength + 8, 28);

    /// <summary>/20 in a /16: room for some thousand nodes a zone.</summary>
    public static int DefaultPrivatePrefix(Cidr vpc) => Math.Min(vpc.PrefixLength + 4, 28);

    private static Seq<Cidr> Blocks(Cidr half, int zones, int prefix) =>
        Enumerable.Range(0, zones).Select(zone => half.Block(prefix, zone)).ToSeq();
}

using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// The blocks of the subnets: public subnets in the first half of the VPC, private subnets in the second half, and the next block
/// of each half for each zone. The blocks of a zone depend only on its number, so an added zone changes no existing subnet.
/// </summary>
public sealed record SubnetPlan(Seq<Cidr> Public, Seq<Cidr> Private)
{
    /// <summary>The most zones that a Region has.</summary>
    public const int MaxZones = 6;

    public static SubnetPlan For(Cidr vpc, int zones, int publicPrefix, int privatePrefix)
    {
        var half = vpc.PrefixLength + 1;
        return new(Blocks(vpc.Block(half, 0), zones, publicPrefix), Blocks(vpc.Block(half, 1), zones, privatePrefix));
    }

    /// <summary>How many subnets with a prefix fit into one half of the VPC.</summary>
    public static int RoomFor(Cidr vpc, int prefix) => prefix <= vpc.PrefixLength ? 0 : 1 << (prefix - vpc.PrefixLength - 1);

    /// <summary>/24 in a /16: few hosts have public addresses.</summary>
    public static int DefaultPublicPrefix(Cidr vpc) => Math.Min(vpc.PrefixLength + 8, 28);

    /// <summary>/20 in a /16: about 4,000 nodes in each zone.</summary>
    public static int DefaultPrivatePrefix(Cidr vpc) => Math.Min(vpc.PrefixLength + 4, 28);

    private static Seq<Cidr> Blocks(Cidr half, int zones, int prefix) =>
        Enumerable.Range(0, zones).Select(zone => half.Block(prefix, zone)).ToSeq();
}

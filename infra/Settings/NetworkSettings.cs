using IamEngine.Model;

namespace Infra.Settings;

/// <summary>How private subnets reach the internet, and what that costs by the hour.</summary>
public enum Nat
{
    None,
    One,
    PerZone,
}

/// <summary><c>infra:network</c></summary>
/// <param name="Cidr">The addresses of the VPC.</param>
/// <param name="Nat">none (default), one or per-zone.</param>
/// <param name="Subnets">One public and one private subnet a zone.</param>
/// <param name="FlowLogDays">How long the VPC's flow log is kept; null keeps none.</param>
public sealed record NetworkSettings(Cidr Cidr, Nat Nat, SubnetPlan Subnets, int? FlowLogDays)
{
    public int Zones => Subnets.Public.Count;

    internal static NetworkSettings Read(Section section)
    {
        var cidr = section.Block("cidr");
        var zones = section.Number("zones", byDefault: 2, min: 1, max: SubnetPlan.MaxZones);
        var nat = section.OneOf("nat", Nat.None, ("none", Nat.None), ("one", Nat.One), ("per-zone", Nat.PerZone));
        var flowLogs = section.Flag("flowLogs", byDefault: true);
        var days = section.Number("flowLogDays", byDefault: 30, min: 1, max: 3653);
        var vpc = Vpc(section, cidr);
        var subnets = ReadSubnets(section, vpc, zones);
        NoOverlap(section, vpc);
        section.NothingElse();
        if (flowLogs && !LogRetention.IsAllowed(days))
        {
            section.Problem(
                "flowLogDays",
                $"{days}",
                "CloudWatch Logs keeps logs for certain numbers of days only",
                $"write {LogRetention.AtLeast(days)}");
        }

        return new(vpc, nat, subnets, flowLogs ? days : null);
    }

    private static Cidr Vpc(Section section, Cidr? given)
    {
        var fallback = Cidr.Of("10.20.0.0/16");
        if (given is not { } cidr)
        {
            return fallback;
        }

        // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
        if (!cidr.IsIPv4 || cidr.PrefixLength is < 16 or > 28)
        {
            section.Problem("cidr", cidr.ToString(), "a VPC is an IPv4 block from /16 to /28", "write 10.20.0.0/16, for example");
            return fallback;
        }

        if (!PrivateRanges.Any(range => range.Contains(cidr)))
        {
            section.Problem(
                "cidr",
                cidr.ToString(),
                $"a VPC lies in a private range ({string.Join(", ", PrivateRanges)})",
                "write 10.20.0.0/16, for example");
        }

        return cidr;
    }

    private static SubnetPlan ReadSubnets(Section section, Cidr vpc, int zones)
    {
        var publicPrefix = section.Number("publicSubnetPrefix", SubnetPlan.DefaultPublicPrefix(vpc), min: 17, max: 28);
        var privatePrefix = section.Number("privateSubnetPrefix", SubnetPlan.DefaultPrivatePrefix(vpc), min: 17, max: 28);
        var tooSmall = new[] { ("publicSubnetPrefix", publicPrefix), ("privateSubnetPrefix", privatePrefix) }
            .Where(subnet => SubnetPlan.RoomFor(vpc, subnet.Item2) < zones)
            .DistinctBy(subnet => section.Has(subnet.Item1) ? subnet.Item1 : "cidr")
            .ToArray();
        foreach (var (name, prefix) in tooSmall)
        {
            var widest = prefix - 1 - (int)Math.Ceiling(Math.Log2(zones));
            section.Problem(
                section.Has(name) ? name : "cidr",
                section.Has(name) ? $"{prefix}" : vpc.ToString(),
                $"half of {vpc} has room for {SubnetPlan.RoomFor(vpc, prefix)} of /{prefix}, and {zones} zones need {zones}",
                widest >= 16 ? $"give the VPC a /{widest} or larger, or use fewer zones" : "use smaller subnets or fewer zones");
        }

        return tooSmall.Length > 0
            ? SubnetPlan.For(Cidr.Of("10.20.0.0/16"), zones, 24, 20) // never used: the settings are refused
            : SubnetPlan.For(vpc, zones, publicPrefix, privatePrefix);
    }

    private static void NoOverlap(Section section, Cidr vpc)
    {
        var others = section.Cidrs("mustNotOverlap");
        for (var i = 0; i < others.Count; i++)
        {
            if (others[i].Overlaps(vpc))
            {
                section.Problem(
                    "cidr",
                    vpc.ToString(),
                    $"overlaps {others[i]}, which infra:network.mustNotOverlap[{i}] keeps free",
                    "choose another block");
            }
        }
    }

    // RFC 1918 and RFC 6598.
    private static readonly Cidr[] PrivateRanges =
        [Cidr.Of("10.0.0.0/8"), Cidr.Of("172.16.0.0/12"), Cidr.Of("192.168.0.0/16"), Cidr.Of("100.64.0.0/10")];
}

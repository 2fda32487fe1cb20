using IamEngine.Model;

namespace Infra.Settings;

/// <summary>How private subnets reach the internet. Each NAT gateway has an hourly cost.</summary>
public enum Nat
{
    /// <summary>Private subnets have no route to the internet.</summary>
    None,

    /// <summary>Through one NAT gateway for all zones.</summary>
    One,

    /// <summary>Through a NAT gateway in each zone.</summary>
    PerZone,
}

/// <summary><c>infra:network</c></summary>
/// <param name="Cidr">The IPv4 block of the VPC, /16 to /28. Default: 10.20.0.0/16.</param>
/// <param name="Nat">none, one or per-zone. Default: none.</param>
/// <param name="Subnets">
/// The blocks of a public and a private subnet in each zone. Default: 2 zones, with a /24 and a /20 each in a /16.
/// </param>
/// <param name="FlowLogDays">
/// How many days the VPC's flow log is kept; null for no flow log. Default: 365, in dev 30; in an existing network none.
/// </param>
/// <param name="Existing">
/// The network that the stack uses and does not declare. Default: null, the stack declares one.
/// </param>
public sealed record NetworkSettings(
    Cidr Cidr, Nat Nat, SubnetPlan Subnets, int? FlowLogDays, ExistingNetworkSettings? Existing = null)
{
    /// <summary>The settings for the network that the stack itself declares.</summary>
    private static readonly string[] OwnOnly =
        ["zones", "publicSubnetPrefix", "privateSubnetPrefix", "mustNotOverlap"];

    /// <summary>The network of a stack without settings for it, for the checks of other settings.</summary>
    internal static NetworkSettings Default { get; } =
        new(Cidr.Of("10.20.0.0/16"), Nat.None, SubnetPlan.For(Cidr.Of("10.20.0.0/16"), 2, 24, 20), null);

    /// <summary>How many private subnets there are, each in a zone.</summary>
    public int Zones => Existing?.PrivateSubnets.Count ?? Subnets.Public.Count;

    /// <summary>The settings, or null if <c>enabled</c> is false: then the stack has a bucket and its access only.</summary>
    internal static NetworkSettings? Read(SettingsSection section, Stage stage)
    {
        var enabled = section.Flag("enabled", byDefault: true);
        var existing = section.Has("existing") ? ExistingNetworkSettings.Read(section.Nested("existing")) : null;
        var cidr = section.Block("cidr");
        if (existing is not null && enabled)
        {
            CheckExisting(section);
        }
        else if (existing is not null)
        {
            section.Problem(
                "enabled", "false",
                "contradicts infra:network.existing, which names a network that the stack uses",
                "leave out existing for a stack without a network, or leave out enabled");
        }

        var zones = section.Number("zones", byDefault: 2, min: 1, max: SubnetPlan.MaxZones);
        var nat = section.OneOf("nat", Nat.None, ("none", Nat.None), ("one", Nat.One), ("per-zone", Nat.PerZone));
        var flowLogs = section.Flag("flowLogs", byDefault: existing is null);
        var days = section.Number("flowLogDays", byDefault: stage == Stage.Prod ? 365 : 30, min: 1, max: 3653);
        var vpc = Vpc(section, cidr);
        var subnets = ReadSubnets(section, vpc, zones);
        if (existing is null)
        {
            RefuseOverlap(section, vpc);
        }

        section.RefuseUnknown();
        if (flowLogs && !LogRetention.IsAllowed(days))
        {
            section.Problem(
                "flowLogDays",
                $"{days}",
                "is not a retention period of CloudWatch Logs",
                $"write {LogRetention.AtLeast(days)}");
        }

        return enabled ? new(vpc, nat, subnets, flowLogs ? days : null, existing)
            : existing is null ? null : Default; // refused: the other settings need no network of their own to be checked
    }

    private static void CheckExisting(SettingsSection section)
    {
        foreach (var name in OwnOnly.Where(section.Has))
        {
            section.Problem(
                name,
                null,
                "must not be set with infra:network.existing: it belongs to a network that the stack declares",
                "leave it out");
        }

        if (!section.Has("cidr"))
        {
            section.Problem(
                "cidr",
                null,
                "is required with infra:network.existing: the IPv4 block of that VPC",
                "write the CidrBlock of `aws ec2 describe-vpcs --vpc-ids ID`");
        }
    }

    private static Cidr Vpc(SettingsSection section, Cidr? given)
    {
        var fallback = Cidr.Of("10.20.0.0/16");
        if (given is not { } cidr)
        {
            return fallback;
        }

        // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
        if (!cidr.IsIPv4 || cidr.PrefixLength is < 16 or > 28)
        {
            section.Problem("cidr", cidr.ToString(), "must be an IPv4 block from /16 to /28", "write 10.20.0.0/16, for example");
            return fallback;
        }

        if (!PrivateRanges.Any(range => range.Contains(cidr)))
        {
            section.Problem(
                "cidr",
                cidr.ToString(),
                $"must be in a private range ({string.Join(", ", PrivateRanges)})",
                "write 10.20.0.0/16, for example");
        }

        return cidr;
    }

    private static SubnetPlan ReadSubnets(SettingsSection section, Cidr vpc, int zones)
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
                $"half of {vpc} has room for {CountOf(SubnetPlan.RoomFor(vpc, prefix))} of /{prefix}, but {zones} zones need "
                    + $"{zones}",
                widest >= 16 ? $"give the VPC a /{widest} or larger, or use fewer zones" : "use smaller subnets or fewer zones");
        }

        return tooSmall.Length > 0
            ? SubnetPlan.For(Cidr.Of("10.20.0.0/16"), zones, 24, 20) // unused: the settings are refused
            : SubnetPlan.For(vpc, zones, publicPrefix, privatePrefix);
    }

    private static string CountOf(int count) => count == 1 ? "1 subnet" : $"{count} subnets";

    private static void RefuseOverlap(SettingsSection section, Cidr vpc)
    {
        var others = section.Cidrs("mustNotOverlap");
        for (var i = 0; i < others.Count; i++)
        {
            if (others[i].Overlaps(vpc))
            {
                section.Problem(
                    "cidr",
                    vpc.ToString(),
                    $"overlaps {others[i]}, which infra:network.mustNotOverlap[{i}] excludes",
                    "choose another block");
            }
        }
    }

    // RFC 1918 and RFC 6598.
    private static readonly Cidr[] PrivateRanges =
        [Cidr.Of("10.0.0.0/8"), Cidr.Of("172.16.0.0/12"), Cidr.Of("192.168.0.0/16"), Cidr.Of("100.64.0.0/10")];
}

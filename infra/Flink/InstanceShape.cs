using System.Globalization;
using IamEngine.Model;

namespace Infra.Flink;

/// <summary>
/// An EC2 instance type for EMR: its size, its memory for YARN, and its price. Graviton (g) and Intel (i) types with EBS volumes.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-supported-instance-types.html
/// </summary>
public sealed record InstanceShape
{
    private const int MbPerGb = 1024;

    /// <summary>
    /// GB of memory per vCPU, and the price of an xlarge in US dollars per hour, on demand in us-east-1. Prices are proportional
    /// to size.
    /// </summary>
    private static readonly Dictionary<string, (int GbPerCpu, decimal XlargePrice)> Families = new(StringComparer.Ordinal)
    {
        ["c6g"] = (2, 0.136m),
        ["m6g"] = (4, 0.154m),
        ["r6g"] = (8, 0.2016m),
        ["c7g"] = (2, 0.145m),
        ["m7g"] = (4, 0.1632m),
        ["r7g"] = (8, 0.2142m),
        ["c6i"] = (2, 0.17m),
        ["m6i"] = (4, 0.192m),
        ["r6i"] = (8, 0.252m),
    };

    private static readonly Dictionary<string, int> Sizes = new(StringComparer.Ordinal)
    {
        ["xlarge"] = 4,
        ["2xlarge"] = 8,
        ["4xlarge"] = 16,
        ["8xlarge"] = 32,
        ["12xlarge"] = 48,
        ["16xlarge"] = 64,
    };

    private InstanceShape(string type, int cpus, int memoryMb, decimal price) =>
        (Type, Cpus, MemoryMb, Ec2Price) = (type, cpus, memoryMb, price);

    /// <summary><c>m7g.xlarge</c>.</summary>
    public string Type { get; }

    public int Cpus { get; }

    public int MemoryMb { get; }

    /// <summary>
    /// The EC2 price in US dollars per hour, on demand in us-east-1. https://aws.amazon.com/ec2/pricing/on-demand/
    /// </summary>
    public decimal Ec2Price { get; }

    /// <summary>
    /// The EMR price in US dollars per hour: a quarter of the EC2 price, in addition to it. https://aws.amazon.com/emr/pricing/
    /// </summary>
    public decimal EmrPrice => Ec2Price / 4;

    /// <summary>
    /// The memory in MB that YARN can allocate: all but a quarter, or all but 8 GB on large instances. This is EMR's default for
    /// general purpose types; the stack sets it explicitly, so that the computed sizes are correct for every type.
    /// https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hadoop-task-config.html
    /// </summary>
    public int YarnMb => MemoryMb - Math.Min(MemoryMb / 4, 8 * MbPerGb);

    public static Answer<InstanceShape> Ask(string type)
    {
        var parts = type.Split('.');
        return parts.Length == 2 && Families.TryGetValue(parts[0], out var family) && Sizes.TryGetValue(parts[1], out var cpus)
            ? new Answer<InstanceShape>.Yes(new(type, cpus, cpus * family.GbPerCpu * MbPerGb, family.XlargePrice * cpus / 4))
            : new Answer<InstanceShape>.No(
                [
                    $"`{type}` is not a known instance type; "
                        + $"known are {string.Join(", ", Families.Keys.Order())}, each from xlarge to 16xlarge",
                ]);
    }

    public static InstanceShape Of(string type) => Ask(type).OrThrow();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Type} ({Cpus} vCPUs, {MemoryMb} MB)");
}

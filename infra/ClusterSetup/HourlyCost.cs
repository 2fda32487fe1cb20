using System.Globalization;
using IamEngine.Model;
using Infra.Settings;

namespace Infra.ClusterSetup;

/// <summary>One item of a cluster's hourly cost, in US dollars, on demand in us-east-1.</summary>
public sealed record CostLine(string What, int Count, decimal Each)
{
    public decimal Total => Count * Each;
}

/// <summary>The hourly cost of a running cluster. S3 and KMS requests and the stored state are extra.</summary>
public sealed record HourlyCost(Seq<CostLine> Lines)
{
    /// <summary>
    /// Per endpoint and zone; each gigabyte of traffic costs another 0.01. https://aws.amazon.com/privatelink/pricing/
    /// </summary>
    public const decimal InterfaceEndpoint = 0.01m;

    /// <summary>gp3: 0.08 per gigabyte and month of 730 hours. https://aws.amazon.com/ebs/pricing/</summary>
    private const decimal VolumeGb = 0.08m / 730;

    public decimal Total => Lines.Sum(line => line.Total);

    /// <param name="instances">
    /// The number of running core instances; managed scaling keeps it between the minimum and the maximum in the settings.
    /// </param>
    public static HourlyCost Of(EmrSettings settings, int instances, int interfaceEndpoints) => new(
    [
        new($"primary, {settings.PrimaryType.Type}: EC2", settings.Primaries, settings.PrimaryType.Ec2Price),
        new($"primary, {settings.PrimaryType.Type}: EMR", settings.Primaries, settings.PrimaryType.EmrPrice),
        new($"core, {settings.CoreType.Type}: EC2", instances, settings.CoreType.Ec2Price),
        new($"core, {settings.CoreType.Type}: EMR", instances, settings.CoreType.EmrPrice),
        .. settings.Tasks is { } tasks ? Tasks(tasks) : [],
        new(
            $"volumes of {EmrSettings.RootVolumeGb + settings.VolumeGb} GB",
            settings.Primaries + instances + (settings.Tasks?.Instances ?? 0),
            (EmrSettings.RootVolumeGb + settings.VolumeGb) * VolumeGb),
        .. interfaceEndpoints > 0 ? [new("interface endpoint, in one zone", interfaceEndpoints, InterfaceEndpoint)]
            : Array.Empty<CostLine>(),
    ]);

    private static IEnumerable<CostLine> Tasks(TaskSettings tasks) =>
    [
        tasks.MaxSpotPrice is { } price
            ? new(
                $"task, {tasks.Type.Type}: EC2 spot, at most",
                tasks.Instances,
                decimal.Parse(price, CultureInfo.InvariantCulture))
            : new($"task, {tasks.Type.Type}: EC2", tasks.Instances, tasks.Type.Ec2Price),
        new($"task, {tasks.Type.Type}: EMR", tasks.Instances, tasks.Type.EmrPrice),
    ];

    /// <summary><c>$0.64</c>.</summary>
    public static string Dollars(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"${amount:0.00}");
}

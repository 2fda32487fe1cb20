using System.Globalization;
using Infra.Settings;
using IamEngine.Model;

namespace Infra.Flink;

/// <summary>One line of what a cluster costs by the hour, in dollars, on demand in us-east-1.</summary>
public sealed record CostLine(string What, int Count, decimal Each)
{
    public decimal Total => Count * Each;
}

/// <summary>What the EMR settings cost by the hour while the cluster runs. Requests to S3 and KMS and the stored state come on top.</summary>
public sealed record HourlyCost(Seq<CostLine> Lines)
{
    /// <summary>https://aws.amazon.com/privatelink/pricing/; a gigabyte that passes costs another cent.</summary>
    public const decimal InterfaceEndpoint = 0.01m;

    /// <summary>gp3, 0.08 a gigabyte and month. https://aws.amazon.com/ebs/pricing/</summary>
    private const decimal VolumeGb = 0.08m / 730;

    public decimal Total => Lines.Sum(line => line.Total);

    /// <param name="instances">How many core instances run; managed scaling moves this between the settings' least and most.</param>
    public static HourlyCost Of(EmrSettings settings, int instances, int interfaceEndpoints) => new(
    [
        new($"primary, {settings.PrimaryType.Type}: EC2", settings.Primaries, settings.PrimaryType.Ec2Price),
        new($"primary, {settings.PrimaryType.Type}: EMR", settings.Primaries, settings.PrimaryType.EmrPrice),
        new($"core, {settings.CoreType.Type}: EC2", instances, settings.CoreType.Ec2Price),
        new($"core, {settings.CoreType.Type}: EMR", instances, settings.CoreType.EmrPrice),
        new(
            $"volumes of {EmrSettings.RootVolumeGb + settings.VolumeGb} GB",
            settings.Primaries + instances,
            (EmrSettings.RootVolumeGb + settings.VolumeGb) * VolumeGb),
        .. interfaceEndpoints > 0 ? [new("interface endpoint, in one zone", interfaceEndpoints, InterfaceEndpoint)] : Array.Empty<CostLine>(),
    ]);

    /// <summary><c>$0.64</c>.</summary>
    public static string Dollars(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"${amount:0.00}");
}

using System.Text.RegularExpressions;
using Infra.Flink;

namespace Infra.Settings;

/// <summary><c>infra:emr.tasks</c>: task nodes, which run TaskManagers and store no HDFS data. Default: none.</summary>
/// <param name="Type">
/// The instance type, with the same vCPUs and memory as a core node, because YARN has one size for all nodes. Default: that of
/// the core nodes.
/// </param>
/// <param name="Instances">The number of task nodes. Default: 1.</param>
/// <param name="MaxInstances">The limit of managed scaling. Default: <paramref name="Instances"/>.</param>
/// <param name="MaxSpotPrice">
/// The most US dollars an hour for a spot instance, such as 0.1632; null for on-demand instances. Default: null.
/// </param>
public sealed partial record TaskSettings(InstanceShape Type, int Instances, int MaxInstances, string? MaxSpotPrice)
{
    public bool Scales => MaxInstances > Instances;

    internal static TaskSettings? Read(SettingsSection emr, InstanceShape coreType)
    {
        var section = emr.Nested("tasks");
        var type = section.Parsed("instanceType", InstanceShape.Ask, $"write {coreType.Type}, for example") ?? coreType;
        if ((type.Cpus, type.MemoryMb) != (coreType.Cpus, coreType.MemoryMb))
        {
            section.Problem(
                "instanceType",
                type.Type,
                $"must have the {coreType.Cpus} vCPUs and {coreType.MemoryMb} MB of coreInstanceType, because YARN has one size "
                    + "for all nodes",
                $"write {coreType.Type}, or a type of another family of this size");
        }

        var instances = section.Number("instances", byDefault: 1, min: 1, max: 1000);
        var max = section.Number("maxInstances", byDefault: instances, min: 1, max: 2000);
        if (max < instances)
        {
            section.Problem(
                "maxInstances", $"{max}", $"must be at least instances, which is {instances}", $"write {instances}, or more");
        }

        var price = section.Has("maxSpotPrice") ? section.Required("maxSpotPrice", "a price", "write 0.1632, for example") : null;
        if (price is not null && (!Price().IsMatch(price) || price.Trim('0', '.').Length == 0))
        {
            section.Problem(
                "maxSpotPrice",
                SettingsSection.Shown(price),
                "must be US dollars an hour above 0, with up to 4 decimals",
                $"write the on-demand price of {type.Type} in your Region, for example");
        }

        section.RefuseUnknown();
        return emr.Has("tasks") ? new(type, instances, max, price) : null;
    }

    [GeneratedRegex(@"^[0-9]{1,3}(?:\.[0-9]{1,4})?\z")]
    private static partial Regex Price();
}

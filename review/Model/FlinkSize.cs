using System.Globalization;
using Infra.Settings;

namespace Review.Model;

/// <summary>How many TaskManagers a job with the default parallelism gets, and on how many instances.</summary>
/// <param name="Slots">Slots of one TaskManager.</param>
/// <param name="CoreInstances">How many core instances the cluster starts with.</param>
/// <param name="Arithmetic">The calculation, one sentence per step.</param>
public sealed record FlinkSize(int Parallelism, int Slots, int TaskManagers, int CoreInstances, IReadOnlyList<string> Arithmetic)
{
    public const string Title = "Flink: TaskManagers";

    public static FlinkSize? Of(EmrSettings? emr) => emr is null
        ? null
        : new(emr.Flink.Parallelism, emr.Size.Slots, emr.Size.TaskManagers, emr.Size.Instances, [Division(emr), Placement(emr)]);

    private static string Division(EmrSettings emr)
    {
        var (parallelism, slots, taskManagers) = (emr.Flink.Parallelism, emr.Size.Slots, emr.Size.TaskManagers);
        var needed = (parallelism + slots - 1) / slots;
        var exact = (decimal)parallelism / slots;
        var division = $"parallelism {parallelism} at {slots} {(slots == 1 ? "slot" : "slots")} per TaskManager = {Count(needed)}"
            + (exact == needed ? "" : string.Create(CultureInfo.InvariantCulture, $" ({exact:0.##} rounded up)"));
        return taskManagers == needed ? division : $"{division}; infra:emr.flink.taskManagers asks for {taskManagers}";
    }

    private static string Placement(EmrSettings emr)
    {
        var size = emr.Size;
        return $"{Count(size.TaskManagers)} of {size.TaskManagerMb} MB and a JobManager of {size.JobManagerMb} MB run on "
            + $"{size.Instances} core {(size.Instances == 1 ? "instance" : "instances")} of {emr.CoreType}; "
            + $"one has room for {Count(size.TaskManagersPerInstance)} where it runs nothing else"
            + (emr.Scales ? $"; managed scaling goes up to {emr.MaxCoreInstances}" : "");
    }

    private static string Count(int number) => $"{number} {(number == 1 ? "TaskManager" : "TaskManagers")}";
}

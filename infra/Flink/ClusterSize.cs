using IamEngine.Model;

namespace Infra.Flink;

/// <summary>The resources that a job requests, and the instances for it.</summary>
/// <param name="Parallelism">How many subtasks of each operator run in parallel; each needs a slot.</param>
/// <param name="Slots">The slots of a TaskManager. YARN allocates a vCPU for each.</param>
/// <param name="TaskManagers">The number of TaskManagers; null for as many as the parallelism needs.</param>
/// <param name="Instances">The number of core instances; null for as many as the TaskManagers need.</param>
public sealed record SizeRequest(
    int Parallelism, int Slots, int? TaskManagers, int TaskManagerMb, int JobManagerMb, InstanceShape Instance, int? Instances);

/// <summary>A size that cannot work with the others.</summary>
/// <param name="Setting">The setting below <c>infra:emr</c>, such as <c>flink.slots</c>.</param>
public sealed record SizeProblem(string Setting, int Value, string Rule, string Remedy);

/// <summary>The containers and instances of a job.</summary>
/// <param name="TaskManagersPerInstance">How many TaskManagers fit on an instance without a JobManager.</param>
public sealed record ClusterSize(
    int TaskManagers, int Slots, int TaskManagerMb, int JobManagerMb, int TaskManagersPerInstance, int Instances)
{
    /// <summary>YARN allocates memory in multiples of this many MB; the value is EMR's default.</summary>
    public const int YarnStepMb = 32;

    public int TotalSlots => TaskManagers * Slots;

    /// <summary>The containers of one job: its TaskManagers and its JobManager.</summary>
    public int Containers => TaskManagers + 1;

    public static (ClusterSize? Size, Seq<SizeProblem> Problems) For(SizeRequest request)
    {
        var needed = DivideUp(request.Parallelism, request.Slots);
        var taskManagers = request.TaskManagers ?? needed;
        var problems = Problems(request, needed).ToSeq();
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var instance = request.Instance;
        var taskManager = Container(request.TaskManagerMb);
        var perInstance = Math.Min(instance.YarnMb / taskManager, instance.Cpus / request.Slots);
        var withJobManager = Math.Min(
            (instance.YarnMb - Container(request.JobManagerMb)) / taskManager, (instance.Cpus - 1) / request.Slots);
        var instances = 1 + DivideUp(Math.Max(taskManagers - withJobManager, 0), perInstance);
        return request.Instances < instances
            ? (null, [new(
                "coreInstances",
                request.Instances.Value,
                $"{taskManagers} TaskManagers and a JobManager need {instances} instances of {instance}, "
                    + $"but coreInstances is {request.Instances}",
                $"write {instances}, or leave it out")])
            : (new(
                taskManagers,
                request.Slots,
                request.TaskManagerMb,
                request.JobManagerMb,
                perInstance,
                request.Instances ?? instances), []);
    }

    /// <summary>The memory in MB of the container for a process of a size.</summary>
    public static int Container(int processMb) => DivideUp(processMb, YarnStepMb) * YarnStepMb;

    private static IEnumerable<SizeProblem> Problems(SizeRequest request, int needed)
    {
        if (request.TaskManagers is { } given && given < needed)
        {
            yield return new(
                "flink.taskManagers",
                given,
                $"{given} TaskManagers with {request.Slots} slots have {given * request.Slots} slots, "
                    + $"but parallelism is {request.Parallelism}",
                $"write {needed}, or leave it out");
        }

        if (request.Slots > request.Instance.Cpus)
        {
            yield return new(
                "flink.slots",
                request.Slots,
                $"a TaskManager with {request.Slots} slots needs {request.Slots} vCPUs, "
                    + $"but {request.Instance.Type} has {request.Instance.Cpus}",
                "use fewer slots or a larger coreInstanceType");
        }

        foreach (var (setting, name, size) in new[]
        {
            ("flink.taskManagerMb", "TaskManager", request.TaskManagerMb),
            ("flink.jobManagerMb", "JobManager", request.JobManagerMb),
        })
        {
            if (size > request.Instance.MemoryMb)
            {
                yield return new(
                    setting,
                    size,
                    $"a {name} needs {size} MB, but {request.Instance.Type} has {request.Instance.MemoryMb} MB",
                    "use less memory or a larger coreInstanceType");
            }
            else if (Container(size) > request.Instance.YarnMb)
            {
                yield return new(
                    setting,
                    size,
                    $"a {name} needs {size} MB, "
                        + $"but a YARN container on {request.Instance.Type} has at most {request.Instance.YarnMb} MB",
                    "use less memory or a larger coreInstanceType");
            }
        }
    }

    private static int DivideUp(int number, int by) => (number + by - 1) / by;
}

using IamEngine.Model;

namespace Infra.Flink;

/// <summary>What a job asks for, and what it is to run on.</summary>
/// <param name="Parallelism">How many subtasks of each operator run at a time; each needs a slot.</param>
/// <param name="Slots">Slots of one TaskManager. YARN gives it a core for each.</param>
/// <param name="TaskManagers">How many there are; null for as many as the parallelism needs.</param>
/// <param name="Instances">How many core instances there are; null for as many as the TaskManagers need.</param>
public sealed record SizeRequest(
    int Parallelism, int Slots, int? TaskManagers, int TaskManagerMb, int JobManagerMb, InstanceShape Instance, int? Instances);

/// <summary>A combination of sizes that cannot work, by the setting that is wrong.</summary>
public sealed record SizeProblem(string Setting, int Given, string Rule, string Remedy);

/// <summary>How many containers on how many instances a job takes.</summary>
/// <param name="TaskManagersPerInstance">How many TaskManagers an instance has room for that runs nothing else.</param>
public sealed record ClusterSize(int TaskManagers, int Slots, int TaskManagerMb, int JobManagerMb, int TaskManagersPerInstance, int Instances)
{
    /// <summary>YARN hands out memory in steps of this many MB, which is EMR's own default.</summary>
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
        var alone = Math.Min(instance.YarnMb / taskManager, instance.Cpus / request.Slots);
        var besideTheJobManager = Math.Min(
            (instance.YarnMb - Container(request.JobManagerMb)) / taskManager, (instance.Cpus - 1) / request.Slots);
        var instances = 1 + DivideUp(Math.Max(taskManagers - besideTheJobManager, 0), alone);
        return request.Instances < instances
            ? (null, [new(
                "coreInstances",
                request.Instances.Value,
                $"{taskManagers} TaskManagers and a JobManager need {instances} instances of {instance}, and there are {request.Instances}",
                $"write {instances}, or leave it out")])
            : (new(taskManagers, request.Slots, request.TaskManagerMb, request.JobManagerMb, alone, request.Instances ?? instances), []);
    }

    /// <summary>The memory of a container that holds a process of a size.</summary>
    public static int Container(int processMb) => DivideUp(processMb, YarnStepMb) * YarnStepMb;

    private static IEnumerable<SizeProblem> Problems(SizeRequest request, int needed)
    {
        if (request.TaskManagers is { } given && given < needed)
        {
            yield return new(
                "flink.taskManagers",
                given,
                $"{given} TaskManagers of {request.Slots} slots are {given * request.Slots} slots, and parallelism is {request.Parallelism}: the job would wait for ever",
                $"write {needed}, or leave it out");
        }

        if (request.Slots > request.Instance.Cpus)
        {
            yield return new(
                "flink.slots",
                request.Slots,
                $"a TaskManager of {request.Slots} slots asks YARN for {request.Slots} cores, and {request.Instance} has {request.Instance.Cpus}",
                "use fewer slots or a larger coreInstanceType");
        }

        foreach (var (setting, name, size) in new[] { ("flink.taskManagerMb", "TaskManager", request.TaskManagerMb), ("flink.jobManagerMb", "JobManager", request.JobManagerMb) })
        {
            if (size > request.Instance.MemoryMb)
            {
                yield return new(
                    setting,
                    size,
                    $"a {name} of {size} MB is more than the {request.Instance.MemoryMb} MB that {request.Instance.Type} has",
                    "use less memory or a larger coreInstanceType");
            }
            else if (Container(size) > request.Instance.YarnMb)
            {
                yield return new(
                    setting,
                    size,
                    $"a {name} of {size} MB does not fit into a YARN container, which has at most {request.Instance.YarnMb} MB on {request.Instance.Type}",
                    "use less memory or a larger coreInstanceType");
            }
        }
    }

    private static int DivideUp(int number, int by) => (number + by - 1) / by;
}

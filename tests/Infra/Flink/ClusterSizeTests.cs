using CsCheck;
using Infra.Flink;

namespace Tests.Infra.Flink;

public sealed class ClusterSizeTests
{
    private static readonly SizeRequest Request = new(
        Parallelism: 64, Slots: 2, TaskManagers: null, TaskManagerMb: 4096, JobManagerMb: 2048, InstanceShape.Of("m7g.xlarge"),
        Instances: null);

    [Fact]
    public void Parallelism_64_with_2_slots_is_32_TaskManagers() => Assert.Equal(32, Size(Request).TaskManagers);

    [Theory]
    // parallelism, slots, TaskManager MB, JobManager MB, instance: TaskManagers, containers, TaskManagers an instance, instances
    [InlineData(64, 2, 4096, 2048, "m7g.xlarge", 32, 33, 2, 17)]
    [InlineData(64, 2, 4096, 2048, "m7g.4xlarge", 32, 33, 8, 5)]
    [InlineData(64, 4, 12288, 2048, "m7g.xlarge", 16, 17, 1, 17)]
    [InlineData(12, 4, 4096, 2048, "m7g.2xlarge", 3, 4, 2, 2)]
    [InlineData(2, 2, 4096, 2048, "m7g.xlarge", 1, 2, 2, 1)]
    [InlineData(4, 2, 4096, 2048, "m7g.xlarge", 2, 3, 2, 2)]
    [InlineData(1, 1, 1024, 1024, "c7g.xlarge", 1, 2, 4, 1)]
    [InlineData(7, 2, 4096, 2048, "r7g.xlarge", 4, 5, 2, 3)]
    public void Sizes_follow_from_the_job_and_the_instance(
        int parallelism, int slots, int taskManagerMb, int jobManagerMb, string instance, int taskManagers, int containers,
        int perInstance, int instances)
    {
        var size = Size(new(parallelism, slots, null, taskManagerMb, jobManagerMb, InstanceShape.Of(instance), null));

        Assert.Equal(
            (taskManagers, containers, perInstance, instances),
            (size.TaskManagers, size.Containers, size.TaskManagersPerInstance, size.Instances));
    }

    public static TheoryData<string, SizeRequest, string, string> Impossible => new()
    {
        {
            "too few slots", Request with { TaskManagers = 31 },
            "31 TaskManagers with 2 slots have 62 slots, but parallelism is 64", "write 32, or leave it out"
        },
        {
            "more slots than cores", Request with { Slots = 8 },
            "a TaskManager with 8 slots needs 8 vCPUs, but m7g.xlarge has 4", "use fewer slots or a larger coreInstanceType"
        },
        {
            "larger than a container", Request with { TaskManagerMb = 12289 },
            "a TaskManager needs 12289 MB, but a YARN container on m7g.xlarge has at most 12288 MB",
                "use less memory or a larger coreInstanceType"
        },
        {
            "larger than the instance", Request with { TaskManagerMb = 20480 },
            "a TaskManager needs 20480 MB, but m7g.xlarge has 16384 MB", "use less memory or a larger coreInstanceType"
        },
        {
            "a JobManager larger than a container", Request with { JobManagerMb = 13000 },
            "a JobManager needs 13000 MB, but a YARN container on m7g.xlarge has at most 12288 MB",
                "use less memory or a larger coreInstanceType"
        },
        {
            "too few instances", Request with { Instances = 16 },
            "32 TaskManagers and a JobManager need 17 instances of m7g.xlarge (4 vCPUs, 16384 MB), but coreInstances is 16",
                "write 17, or leave it out"
        },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_size_is_refused_with_both_numbers(string what, SizeRequest request, string rule, string remedy)
    {
        var (size, problems) = ClusterSize.For(request);

        Assert.Null(size);
        Assert.Equal((what, rule, remedy), (what, Assert.Single(problems).Rule, problems[0].Remedy));
    }

    [Fact]
    public void All_problems_are_reported_together() =>
        Assert.Equal(
            ["flink.taskManagers", "flink.slots", "flink.taskManagerMb", "flink.jobManagerMb"],
            ClusterSize.For(
                Request with { TaskManagers = 1, Slots = 8, TaskManagerMb = 99_999, JobManagerMb = 99_999 }).Problems.Select(
                    problem => problem.Setting));

    [Fact]
    public void A_size_always_holds_the_job_and_never_wastes_an_instance() => Possible.Sample(request =>
    {
        var size = Size(request);

        Assert.True(size.TotalSlots >= request.Parallelism);
        Assert.True(size.TotalSlots - request.Parallelism < request.Slots);
        Assert.True(Fits(request, size, size.Instances));
        Assert.False(Fits(request, size, size.Instances - 1));
    });

    [Fact]
    public void A_larger_job_never_takes_fewer_instances() => Possible.Sample(request =>
        Assert.True(Size(request).Instances <= Size(request with { Parallelism = request.Parallelism + 1 }).Instances));

    /// <summary>Packs containers onto instances in order, as YARN does, the JobManager first.</summary>
    private static bool Fits(SizeRequest request, ClusterSize size, int instances)
    {
        var free = Enumerable.Range(0, instances).Select(_ => (Mb: request.Instance.YarnMb, request.Instance.Cpus)).ToArray();
        var containers = Enumerable.Repeat(
            (Mb: ClusterSize.Container(request.TaskManagerMb), Cpus: request.Slots), size.TaskManagers)
            .Prepend((Mb: ClusterSize.Container(request.JobManagerMb), Cpus: 1));
        foreach (var container in containers)
        {
            var at = Array.FindIndex(free, instance => instance.Mb >= container.Mb && instance.Cpus >= container.Cpus);
            if (at < 0)
            {
                return false;
            }

            free[at] = (free[at].Mb - container.Mb, free[at].Cpus - container.Cpus);
        }

        return true;
    }

    private static readonly Gen<SizeRequest> Possible =
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 16], Gen.Int[1024, 60_000], Gen.Int[1024, 20_000],
            Gen.OneOf(Gen.Const("c7g.xlarge"), Gen.Const("m7g.xlarge"), Gen.Const("m6i.2xlarge"), Gen.Const("r7g.4xlarge")))
            .Select((parallelism, slots, taskManagerMb, jobManagerMb, type) =>
                new SizeRequest(parallelism, slots, null, taskManagerMb, jobManagerMb, InstanceShape.Of(type), null))
            .Where(request => ClusterSize.For(request).Problems.Count == 0);

    private static ClusterSize Size(SizeRequest request) => Assert.IsType<ClusterSize>(ClusterSize.For(request).Size);
}

using Infra.Flink;

namespace Tests.Infra.Flink;

public sealed class BackendAdviceTests
{
    private static readonly ClusterSize Size = new(
        TaskManagers: 4, Slots: 2, TaskManagerMb: 4096, JobManagerMb: 2048, TaskManagersPerInstance: 2, Instances: 3);

    public static TheoryData<StateBackend, int, BackendAdvice> Advice => new()
    {
        { StateBackend.HashMap, 2_000, new BackendAdvice.Fits() },
        {
            StateBackend.HashMap, 6_000,
            new BackendAdvice.Better(
                "each TaskManager holds 1500 MB of state on a heap of 2832 MB, which leaves little for the job",
                "write stateBackend rocksdb, or use more memory")
        },
        {
            StateBackend.HashMap, 12_000,
            new BackendAdvice.TooSmall(
                "each TaskManager would hold 3000 MB of state on a heap of 2832 MB",
                "write stateBackend rocksdb, or use more memory or TaskManagers")
        },
        {
            StateBackend.RocksDb, 2_000,
            new BackendAdvice.Better(
                "500 MB of state for each TaskManager fit on a heap of 2832 MB, where access is faster",
                "write stateBackend hashmap if the state does not grow")
        },
        { StateBackend.RocksDb, 50_000, new BackendAdvice.Fits() },
        {
            StateBackend.RocksDb, 80_000,
            new BackendAdvice.TooSmall(
                "an instance would hold 40000 MB of state on a volume of 64 GB, and RocksDB needs the same again for compaction",
                "write a larger volumeGb, or use more TaskManagers")
        },
    };

    [Theory]
    [MemberData(nameof(Advice))]
    public void The_advice_depends_on_the_size_of_the_state(StateBackend backend, int stateMb, BackendAdvice advice) =>
        Assert.Equal(advice, BackendAdvice.For(backend, stateMb, Size, diskGb: 64));
}

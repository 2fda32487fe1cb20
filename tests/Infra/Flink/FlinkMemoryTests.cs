using Infra.Flink;

namespace Tests.Infra.Flink;

public sealed class FlinkMemoryTests
{
    // Flink's own defaults: 1728 MB leave 512 of managed memory, 128 for the network and 384 of heap.
    // https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/memory/mem_setup_tm/
    [Fact]
    public void The_default_process_memory_divides_as_Flink_documents() =>
        Assert.Equal(
            new FlinkMemory(1728, Managed: 512, Network: 128, TaskHeap: 384), FlinkMemory.Of(1728, StateBackend.RocksDb));

    [Fact]
    public void With_the_hashmap_backend_managed_memory_becomes_heap() =>
        Assert.Equal(384 + 512, FlinkMemory.Of(1728, StateBackend.HashMap).TaskHeap);

    [Theory]
    [InlineData(StateBackend.RocksDb)]
    [InlineData(StateBackend.HashMap)]
    public void The_smallest_allowed_process_has_a_heap(StateBackend backend) =>
        Assert.True(FlinkMemory.Of(FlinkMemory.LeastProcess, backend).TaskHeap > 0);
}

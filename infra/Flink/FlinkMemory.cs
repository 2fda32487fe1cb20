namespace Infra.Flink;

/// <summary>
/// The memory of a TaskManager, in MB: the JVM's metaspace and overhead, managed memory (which only RocksDB uses), network
/// buffers, Flink's framework, and the rest as the task heap for the job's code and its hashmap state.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/memory/mem_setup_tm/
/// </summary>
public sealed record FlinkMemory(int Process, int Managed, int Network, int TaskHeap)
{
    private const int Metaspace = 256;

    private const int LeastOverhead = 192;

    private const int MostOverhead = 1024;

    /// <summary>128 on the heap and 128 off the heap.</summary>
    private const int Framework = 256;

    private const int LeastNetwork = 64;

    /// <summary>With less memory, a TaskManager has too little heap to start.</summary>
    public const int LeastProcess = 1024;

    public static FlinkMemory Of(int process, StateBackend backend)
    {
        var overhead = Math.Clamp(process / 10, LeastOverhead, MostOverhead);
        var flink = process - Metaspace - overhead;
        var managed = backend == StateBackend.RocksDb ? flink * 4 / 10 : 0;
        var network = Math.Max(flink / 10, LeastNetwork);
        return new(process, managed, network, flink - managed - network - Framework);
    }
}

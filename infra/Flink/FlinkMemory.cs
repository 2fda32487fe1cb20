namespace Infra.Flink;

/// <summary>
/// How Flink divides the memory of a TaskManager, in MB: what the JVM needs for itself, then managed memory (which RocksDB uses, and the
/// hashmap backend does not), network buffers, Flink's own parts, and the rest as the heap that a job's code and its hashmap state live on.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/memory/mem_setup_tm/
/// </summary>
public sealed record FlinkMemory(int Process, int Managed, int Network, int TaskHeap)
{
    private const int Metaspace = 256;

    private const int LeastOverhead = 192;

    private const int MostOverhead = 1024;

    /// <summary>128 on the heap and 128 beside it.</summary>
    private const int Framework = 256;

    private const int LeastNetwork = 64;

    /// <summary>Below this, hardly any heap is left and a TaskManager does not start.</summary>
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

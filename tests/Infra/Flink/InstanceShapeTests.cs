using IamEngine.Model;
using Infra.Flink;

namespace Tests.Infra.Flink;

public sealed class InstanceShapeTests
{
    [Theory]
    // The YARN memory of the general purpose types in EMR's table.
    // https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hadoop-task-config.html
    [InlineData("m6i.xlarge", 4, 16384, 12288)]
    [InlineData("m6i.2xlarge", 8, 32768, 24576)]
    [InlineData("m6i.4xlarge", 16, 65536, 57344)]
    [InlineData("m6i.8xlarge", 32, 131072, 122880)]
    [InlineData("m6i.12xlarge", 48, 196608, 188416)]
    [InlineData("m6i.16xlarge", 64, 262144, 253952)]
    [InlineData("c7g.xlarge", 4, 8192, 6144)]
    [InlineData("r7g.2xlarge", 8, 65536, 57344)]
    public void YARN_gets_EMRs_default_memory(string type, int cpus, int memory, int yarn)
    {
        var shape = InstanceShape.Of(type);

        Assert.Equal((cpus, memory, yarn), (shape.Cpus, shape.MemoryMb, shape.YarnMb));
    }

    [Theory]
    [InlineData("m7g.large")]
    [InlineData("t4g.xlarge")]
    [InlineData("m7g")]
    [InlineData("m7g.xlarge.x")]
    public void An_unknown_instance_type_is_refused(string type) => Assert.Equal(
        [$"`{type}` is not a known instance type; known are c6g, c6i, c7g, m6g, m6i, m7g, r6g, r6i, r7g, each from xlarge to "
            + "16xlarge"],
        Assert.IsType<Answer<InstanceShape>.No>(InstanceShape.Ask(type)).Reasons);
}

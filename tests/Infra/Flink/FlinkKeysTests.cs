using Infra.Flink;

namespace Tests.Infra.Flink;

public sealed class FlinkKeysTests
{
    [Theory]
    [InlineData("execution.checkpointing.dir")]
    [InlineData("state.checkpoints.dir")]
    [InlineData("state.savepoints.dir")]
    [InlineData("state.checkpoints.num-retained")]
    [InlineData("high-availability")]
    [InlineData("yarn.application-attempts")]
    public void An_option_of_the_stack_is_known_by_its_older_names_too(string name) => Assert.Contains(name, FlinkKeys.Owned);

    [Fact]
    public void Other_options_are_free() => Assert.DoesNotContain("metrics.latency.interval", FlinkKeys.Owned);
}

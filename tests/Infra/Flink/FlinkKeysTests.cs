using IamEngine.Model;
using Infra.Flink;

namespace Tests.Infra.Flink;

public sealed class FlinkKeysTests
{
    [Theory]
    [InlineData(
        "emr-7.13.0", "execution.checkpointing.dir", "execution.checkpointing.savepoint-dir",
        "execution.checkpointing.num-retained", "execution.checkpointing.incremental")]
    [InlineData(
        "emr-7.6.0", "execution.checkpointing.dir", "execution.checkpointing.savepoint-dir",
        "execution.checkpointing.num-retained", "execution.checkpointing.incremental")]
    [InlineData(
        "emr-7.5.0", "state.checkpoints.dir", "state.savepoints.dir", "state.checkpoints.num-retained",
        "state.backend.incremental")]
    [InlineData(
        "emr-7.3.0", "state.checkpoints.dir", "state.savepoints.dir", "state.checkpoints.num-retained",
        "state.backend.incremental")]
    public void The_option_names_match_the_releases_version_of_Flink(
        string release, string checkpoints, string savepoints, string retained, string incremental)
    {
        var keys = FlinkKeys.Of(EmrRelease.Ask(release).OrThrow().Flink);

        Assert.Equal(
            (checkpoints, savepoints, retained, incremental),
            (keys.CheckpointDirectory, keys.SavepointDirectory, keys.Retained, keys.Incremental));
    }

    [Theory]
    [InlineData("emr-7.13.0", "1.20.0")]
    [InlineData("emr-7.10.0", "1.20.0")]
    [InlineData("emr-7.5.0", "1.19.1")]
    [InlineData("emr-7.3.0", "1.18.1")]
    public void Each_release_has_its_version_of_Flink(string release, string flink) =>
        Assert.Equal(Version.Parse(flink), EmrRelease.Ask(release).OrThrow().Flink);

    [Fact]
    public void An_unknown_release_is_refused() =>
        Assert.StartsWith(
            "`emr-6.15.0` is not a known EMR release; known are emr-7.13.0, emr-7.12.0,",
            Assert.IsType<Answer<EmrRelease>.No>(EmrRelease.Ask("emr-6.15.0")).Reasons[0],
            StringComparison.Ordinal);
}

using Infra.Flink;
using Tests.Infra.Settings;

namespace Tests.Infra.Flink;

public sealed class StorageEstimateTests
{
    [Fact]
    public void Full_checkpoints_write_the_whole_state_each_time()
    {
        var estimate = Of("""{"stateBackend": "hashmap", "stateMb": 1024}""", """{"noncurrentCheckpointDays": 1}""");

        Assert.Equal((3m, 1440m, 2880m), (estimate.CurrentGb, estimate.WrittenGbPerDay, estimate.NoncurrentGb));
        Assert.Equal(2883 * 0.023m, estimate.MonthlyCost);
    }

    [Fact]
    public void Incremental_checkpoints_write_what_changed()
    {
        var estimate = Of("""{"stateMb": 10240, "changedPercent": 5, "retainedCheckpoints": 3}""", "{}");

        Assert.Equal((11m, 720m, 2160m), (estimate.CurrentGb, estimate.WrittenGbPerDay, estimate.NoncurrentGb));
    }

    [Fact]
    public void A_longer_interval_or_pause_means_fewer_checkpoints()
    {
        Assert.Equal(144, Of("""{"checkpointIntervalSeconds": 600}""", "{}").CheckpointsPerDay);
        Assert.Equal(24, Of("""{"checkpointMinPauseSeconds": 3600}""", "{}").CheckpointsPerDay);
    }

    [Fact]
    public void The_arithmetic_is_written_out() =>
        Assert.Equal(
            [
                "a checkpoint writes 1 GB, which is 10 percent of 10 GB of state; at most 1440 a day write 1440 GB",
                "3 retained checkpoints use 12 GB; what Flink deleted stays 2 days and up to one more, and uses 4320 GB",
                "together 4332 GB at $0.023 a GB and month = $99.64 a month (US dollars, us-east-1); savepoints, requests and "
                    + "logs "
                    + "are extra",
            ],
            Of("""{"stateMb": 10240}""", "{}").Arithmetic);

    private static StorageEstimate Of(string flink, string state)
    {
        var settings = TestSettings.Settings().With("infra:state", state);
        return EmrSettingsTests.Emr(settings, $$"""{"enabled": true, "volumeGb": 500, "flink": {{flink}}}""").Flink
            .Storage(settings.Read().State);
    }
}

using Infra.ClusterSetup;
using Infra.Commands;
using Tests.Infra.Commands;
using Tests.Infra.Settings;

namespace Tests.Infra.ClusterSetup;

/// <summary>The statements of the source notes about Flink on EMR, and their implementation in the stack.</summary>
public sealed class FlinkConfigurationTests
{
    private static readonly FlinkCommands Commands = new(PrimaryNode.Cluster);

    // https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/state/checkpoints/#resuming-from-a-retained-checkpoint
    [Theory]
    [InlineData("emr-7.13.0")]
    [InlineData("emr-7.10.0")]
    public void Cancelling_retains_the_checkpoint(string release) =>
        Assert.Equal("RETAIN_ON_CANCELLATION", FlinkConf(release)["execution.checkpointing.externalized-checkpoint-retention"]);

    // https://issues.apache.org/jira/browse/FLINK-18899
    [Fact]
    public void Without_high_availability_no_second_JobManager_starts_with_an_old_state()
    {
        var (flink, yarn) = Attempts("""{"enabled": true}""");

        Assert.Equal(("1", "1"), (flink, yarn));
        Assert.Equal(("10", "10"), Attempts("""{"enabled": true, "primaries": 3}"""));
    }

    [Fact]
    public void No_setting_lets_YARN_start_more_JobManagers() =>
        Assert.Equal(
            ["infra:emr.flink.properties.yarn.application-attempts: `10`: is set by the stack; use the matching setting of "
                + "infra:emr, or leave it out"],
            TestSettings.Settings()
                .With("infra:emr", """{"enabled": true, "flink": {"properties": {"yarn.application-attempts": 10}}}""")
                    .Problems());

    [Fact]
    public void No_setting_turns_retention_off() =>
        Assert.Equal(
            ["infra:emr.flink.properties.execution.checkpointing.externalized-checkpoint-retention: `DELETE_ON_CANCELLATION`: "
                + "is set by the stack; use the matching setting of infra:emr, or leave it out"],
            TestSettings.Settings()
                .With("infra:emr",
                """{"enabled": true, "flink": {"properties": {"execution.checkpointing.externalized-checkpoint-retention": "DELETE_ON_CANCELLATION"}}}""").Problems());

    [Fact]
    public void Killing_an_application_removes_no_checkpoint()
    {
        Assert.Contains("yarn application -kill", FlinkCommands.KillAllApplications, StringComparison.Ordinal);
        Assert.DoesNotContain("flink ", FlinkCommands.KillAllApplications, StringComparison.Ordinal);
        Assert.DoesNotContain("aws ", FlinkCommands.KillAllApplications, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_with_a_savepoint_uses_flink_stop_and_not_the_deprecated_cancel()
    {
        Assert.Contains("flink stop ", Commands.StopWithSavepoint, StringComparison.Ordinal);
        Assert.Contains(
            $"--savepointPath s3://{PrimaryNode.Bucket}/savepoints/", Commands.StopWithSavepoint, StringComparison.Ordinal);
        Assert.DoesNotContain("--drain", Commands.StopWithSavepoint, StringComparison.Ordinal); // it would end windows for good
        Assert.DoesNotContain(
            Commands.All, command => command.Text.Contains("--withSavepoint", StringComparison.Ordinal)
            || command.Text.Contains("-yid", StringComparison.Ordinal));
    }

    [Fact]
    public void Parallelism_64_with_2_slots_needs_32_TaskManagers()
    {
        var emr = EmrSettingsTests.Emr(
            TestSettings.Settings(), """{"enabled": true, "flink": {"parallelism": 64, "slots": 2}}""");

        Assert.Equal((64, 32), (emr.Size.TotalSlots, emr.Size.TaskManagers));
    }

    [Theory]
    [InlineData("rocksdb", "rocksdb")]
    [InlineData("hashmap", "hashmap")]
    public void The_state_backend_follows_the_setting(string setting, string backend)
    {
        var emr = EmrSettingsTests.Emr(
            TestSettings.Settings(), $$$"""{"enabled": true, "flink": {"stateBackend": "{{{setting}}}"}}""");

        Assert.Equal(backend, FlinkConfiguration.For(emr, Directories)[0].Properties["state.backend.type"]);
    }

    private static readonly StateDirectories Directories = new(
        "s3://example-state/checkpoints/", "s3://example-state/savepoints/", "s3://example-state/ha/");

    private static (string Flink, string Yarn) Attempts(string emr)
    {
        var all = FlinkConfiguration.For(EmrSettingsTests.Emr(TestSettings.Settings(), emr), Directories);
        return (all[0].Properties["yarn.application-attempts"], all[1].Properties["yarn.resourcemanager.am.max-attempts"]);
    }

    private static SortedDictionary<string, string> FlinkConf(string release) =>
        FlinkConfiguration.For(
            EmrSettingsTests.Emr(TestSettings.Settings(), $$"""{"enabled": true, "release": "{{release}}"}"""), Directories)[
                0].Properties;
}

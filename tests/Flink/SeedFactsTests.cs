using Infra.Commands;
using Infra.Flink;
using Tests.Infra;

namespace Tests.Flink;

/// <summary>What the notes that this project grew from say about Flink on EMR, each as this stack makes it true.</summary>
public sealed class SeedFactsTests
{
    private static readonly FlinkCommands Commands = new(Primary.Cluster);

    // https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/state/checkpoints/#resuming-from-a-retained-checkpoint
    [Theory]
    [InlineData("emr-7.13.0")]
    [InlineData("emr-7.3.0")]
    public void Cancelling_keeps_the_checkpoint_because_it_is_retained_on_cancellation(string release) =>
        Assert.Equal("RETAIN_ON_CANCELLATION", FlinkConf(release)["execution.checkpointing.externalized-checkpoint-retention"]);

    [Fact]
    public void Retention_cannot_be_switched_off() =>
        Assert.Equal(
            ["infra:emr.flink.properties.execution.checkpointing.externalized-checkpoint-retention: `DELETE_ON_CANCELLATION`: is written by the stack itself; use the setting of infra:emr that it comes from, or leave it out"],
            Given.Settings().With("infra:emr", """{"enabled": true, "flink": {"properties": {"execution.checkpointing.externalized-checkpoint-retention": "DELETE_ON_CANCELLATION"}}}""").Problems());

    [Fact]
    public void Killing_the_application_does_not_speak_to_Flink_and_so_removes_no_checkpoint()
    {
        Assert.Contains("yarn application -kill", FlinkCommands.KillAllApplications, StringComparison.Ordinal);
        Assert.DoesNotContain("flink ", FlinkCommands.KillAllApplications, StringComparison.Ordinal);
        Assert.DoesNotContain("aws ", FlinkCommands.KillAllApplications, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_is_stopped_with_a_savepoint_by_stop_and_not_by_the_deprecated_cancel()
    {
        Assert.Contains("flink stop ", Commands.StopWithSavepoint, StringComparison.Ordinal);
        Assert.Contains($"--savepointPath s3://{Primary.Bucket}/savepoints/", Commands.StopWithSavepoint, StringComparison.Ordinal);
        Assert.DoesNotContain("--drain", Commands.StopWithSavepoint, StringComparison.Ordinal); // it would end windows for good
        Assert.DoesNotContain(Commands.All, command => command.Text.Contains("--withSavepoint", StringComparison.Ordinal) || command.Text.Contains("-yid", StringComparison.Ordinal));
    }

    [Fact]
    public void Parallelism_64_needs_64_slots_which_2_slots_a_TaskManager_make_32_TaskManagers()
    {
        var emr = EmrSettingsTests.Emr(Given.Settings(), """{"enabled": true, "flink": {"parallelism": 64, "slots": 2}}""");

        Assert.Equal((64, 32), (emr.Size.TotalSlots, emr.Size.TaskManagers));
    }

    [Theory]
    [InlineData("rocksdb", "rocksdb")]
    [InlineData("hashmap", "hashmap")]
    public void State_is_on_disk_or_on_the_heap_as_the_setting_says(string setting, string backend)
    {
        var emr = EmrSettingsTests.Emr(Given.Settings(), $$$"""{"enabled": true, "flink": {"stateBackend": "{{{setting}}}"}}""");

        Assert.Equal(backend, FlinkConfiguration.For(emr, Directories)[0].Properties["state.backend.type"]);
    }

    private static readonly StateDirectories Directories = new("s3://example-state/checkpoints/", "s3://example-state/savepoints/", "s3://example-state/ha/");

    private static SortedDictionary<string, string> FlinkConf(string release) =>
        FlinkConfiguration.For(EmrSettingsTests.Emr(Given.Settings(), $$"""{"enabled": true, "release": "{{release}}"}"""), Directories)[0].Properties;
}

using Infra.Commands;

namespace Tests.Infra.Commands;

/// <summary>The only command that deletes objects: a test for each reason to refuse, and one for the removal.</summary>
public sealed class FlinkRemovalTests
{
    private const string Application = "application_1763798400000_0007";
    private const string Job = "0123456789abcdef0123456789abcdef";
    private const string OldJob = "fedcba9876543210fedcba9876543210";

    private static readonly string Command = new FlinkCommands(PrimaryNode.Cluster).RemoveOldJob;

    [Needs("bash")]
    public void The_folder_of_a_running_job_is_kept()
    {
        using var primary = Safe().WithApplication("application_1763798400000_0008", OldJob);

        Refuses(primary, $"nothing was removed: job {OldJob} is running\n");
    }

    [Needs("bash")]
    public void The_folder_is_kept_if_an_application_does_not_respond()
    {
        using var primary = Safe().WithSilentApplication("application_1763798400000_0008");

        Refuses(primary, "nothing was removed: application_1763798400000_0008 does not respond\n");
    }

    [Needs("bash")]
    public void The_folder_is_kept_if_a_running_job_has_no_checkpoint_of_its_own()
    {
        using var primary = new PrimaryNode().WithApplication(Application, Job)
            .WithObject($"checkpoints/{OldJob}/chk-1/_metadata");

        Refuses(primary,
            $"nothing was removed: job {Job} has no checkpoint of its own yet, and may need the one that it resumed from\n");
    }

    [Needs("bash")]
    public void The_folder_is_kept_if_a_checkpoint_of_another_job_refers_to_it()
    {
        using var primary = Safe()
            .WithObject(
                $"checkpoints/{Job}/chk-8/_metadata",
                $"\0\u0001binary s3://{PrimaryNode.Bucket}/checkpoints/{OldJob}/shared/0a1b2c\0");

        Refuses(primary, $"nothing was removed: checkpoints/{Job}/chk-8/_metadata refers to it\n");
    }

    [Needs("bash")]
    public void The_folder_is_kept_if_a_savepoint_refers_to_it()
    {
        using var primary = Safe().WithObject("savepoints/savepoint-fedcba-1/_metadata", $"checkpoints/{OldJob}/shared/0a1b2c");

        Refuses(primary, "nothing was removed: savepoints/savepoint-fedcba-1/_metadata refers to it\n");
    }

    [Needs("bash")]
    public void The_folder_is_kept_if_the_metadata_of_a_JobManager_refers_to_it()
    {
        using var primary = Safe()
            .WithObject("ha/application_1763798400000_0007/completedCheckpoint", $"checkpoints/{OldJob}/chk-1");

        var run = primary.Run(
            new FlinkCommands(PrimaryNode.Cluster with { HighAvailability = true }).RemoveOldJob, ("OLD_JOB", OldJob),
            ("CONFIRM", OldJob));

        Assert.Equal("nothing was removed: ha/application_1763798400000_0007/completedCheckpoint refers to it\n", run.Error);
        Assert.True(primary.HasObject($"checkpoints/{OldJob}/chk-1/_metadata"));
    }

    [Needs("bash")]
    public void An_invalid_job_id_is_refused()
    {
        using var primary = Safe();

        Assert.Equal("OLD_JOB is not the id of a job: ../savepoints\n", primary.Run(Command, ("OLD_JOB", "../savepoints")).Error);
    }

    [Needs("bash")]
    public void Without_confirmation_the_objects_are_only_counted()
    {
        using var primary = Safe();

        var run = primary.Run(Command, ("OLD_JOB", OldJob));

        Assert.Equal(
            $"1 running jobs and 1 checkpoints and savepoints checked; none needs checkpoints/{OldJob}/ (2 objects)\nset "
                + $"CONFIRM={OldJob} and run this again to remove it\n",
            run.Output);
        Assert.True(primary.HasObject($"checkpoints/{OldJob}/chk-1/_metadata"));
    }

    [Needs("bash")]
    public void With_confirmation_only_the_old_folder_is_removed()
    {
        using var primary = Safe();

        Assert.Equal(
            (0, ""), (primary.Run(Command, ("OLD_JOB", OldJob), ("CONFIRM", OldJob)) is var run ? (run.ExitCode, run.Error)
            : default));
        Assert.False(primary.HasObject($"checkpoints/{OldJob}/chk-1/_metadata"));
        Assert.True(primary.HasObject($"checkpoints/{Job}/chk-7/_metadata"));
    }

    /// <summary>One running job with its own checkpoint, and an old job that no file refers to.</summary>
    private static PrimaryNode Safe() => new PrimaryNode()
        .WithApplication(Application, Job)
        .WithObject($"checkpoints/{Job}/chk-7/_metadata", $"s3://{PrimaryNode.Bucket}/checkpoints/{Job}/shared/0a1b2c")
        .WithObject($"checkpoints/{OldJob}/chk-1/_metadata", $"s3://{PrimaryNode.Bucket}/checkpoints/{OldJob}/shared/0a1b2c")
        .WithObject($"checkpoints/{OldJob}/shared/0a1b2c");

    private static void Refuses(PrimaryNode primary, string reason)
    {
        var run = primary.Run(Command, ("OLD_JOB", OldJob), ("CONFIRM", OldJob));

        Assert.Equal((1, reason), (run.ExitCode, run.Error));
        Assert.True(primary.HasObject($"checkpoints/{OldJob}/chk-1/_metadata"));
    }
}

using Infra.Commands;

namespace Tests.Flink;

/// <summary>The one command that destroys something: each reason not to is planted, and the last test shows that it can.</summary>
public sealed class RemoveOldJobTests
{
    private const string Application = "application_1763798400000_0007";
    private const string Job = "0123456789abcdef0123456789abcdef";
    private const string OldJob = "fedcba9876543210fedcba9876543210";

    private static readonly string Command = new FlinkCommands(Primary.Cluster).RemoveOldJob;

    [Needs("bash")]
    public void A_job_that_runs_keeps_its_folder()
    {
        using var primary = Safe().WithApplication("application_1763798400000_0008", OldJob);

        Refuses(primary, $"nothing was removed: job {OldJob} is running\n");
    }

    [Needs("bash")]
    public void An_application_that_does_not_answer_might_run_it()
    {
        using var primary = Safe().WithSilentApplication("application_1763798400000_0008");

        Refuses(primary, "nothing was removed: application_1763798400000_0008 does not say which jobs it runs\n");
    }

    [Needs("bash")]
    public void A_resumed_job_without_a_checkpoint_of_its_own_may_still_need_it()
    {
        using var primary = new Primary().WithApplication(Application, Job).WithObject($"checkpoints/{OldJob}/chk-1/_metadata");

        Refuses(primary, $"nothing was removed: job {Job} has no checkpoint of its own yet, and may still need the one that it was resumed from\n");
    }

    [Needs("bash")]
    public void A_checkpoint_of_another_job_that_names_it_keeps_it()
    {
        using var primary = Safe().WithObject($"checkpoints/{Job}/chk-8/_metadata", $"\0\u0001binary s3://{Primary.Bucket}/checkpoints/{OldJob}/shared/0a1b2c\0");

        Refuses(primary, $"nothing was removed: checkpoints/{Job}/chk-8/_metadata refers to it\n");
    }

    [Needs("bash")]
    public void A_savepoint_that_names_it_keeps_it()
    {
        using var primary = Safe().WithObject("savepoints/savepoint-fedcba-1/_metadata", $"checkpoints/{OldJob}/shared/0a1b2c");

        Refuses(primary, "nothing was removed: savepoints/savepoint-fedcba-1/_metadata refers to it\n");
    }

    [Needs("bash")]
    public void What_a_JobManager_hands_over_counts_too()
    {
        using var primary = Safe().WithObject("ha/application_1763798400000_0007/completedCheckpoint", $"checkpoints/{OldJob}/chk-1");

        var run = primary.Run(new FlinkCommands(Primary.Cluster with { HighAvailability = true }).RemoveOldJob, ("OLD_JOB", OldJob), ("CONFIRM", OldJob));

        Assert.Equal("nothing was removed: ha/application_1763798400000_0007/completedCheckpoint refers to it\n", run.Error);
        Assert.True(primary.HasObject($"checkpoints/{OldJob}/chk-1/_metadata"));
    }

    [Needs("bash")]
    public void What_is_no_job_is_not_removed()
    {
        using var primary = Safe();

        Assert.Equal("OLD_JOB is not the id of a job: ../savepoints\n", primary.Run(Command, ("OLD_JOB", "../savepoints")).Error);
    }

    [Needs("bash")]
    public void Unneeded_and_unconfirmed_it_is_only_counted()
    {
        using var primary = Safe();

        var run = primary.Run(Command, ("OLD_JOB", OldJob));

        Assert.Equal(
            $"1 jobs run, 1 checkpoints and savepoints were compared, and none needs checkpoints/{OldJob}/ (2 objects)\nset CONFIRM={OldJob} and run this again to remove it\n",
            run.Output);
        Assert.True(primary.HasObject($"checkpoints/{OldJob}/chk-1/_metadata"));
    }

    [Needs("bash")]
    public void Unneeded_and_confirmed_it_goes_and_nothing_else_does()
    {
        using var primary = Safe();

        Assert.Equal((0, ""), (primary.Run(Command, ("OLD_JOB", OldJob), ("CONFIRM", OldJob)) is var run ? (run.ExitCode, run.Error) : default));
        Assert.False(primary.HasObject($"checkpoints/{OldJob}/chk-1/_metadata"));
        Assert.True(primary.HasObject($"checkpoints/{Job}/chk-7/_metadata"));
    }

    /// <summary>One running job with a checkpoint of its own, and an old job that nothing refers to.</summary>
    private static Primary Safe() => new Primary()
        .WithApplication(Application, Job)
        .WithObject($"checkpoints/{Job}/chk-7/_metadata", $"s3://{Primary.Bucket}/checkpoints/{Job}/shared/0a1b2c")
        .WithObject($"checkpoints/{OldJob}/chk-1/_metadata", $"s3://{Primary.Bucket}/checkpoints/{OldJob}/shared/0a1b2c")
        .WithObject($"checkpoints/{OldJob}/shared/0a1b2c");

    private static void Refuses(Primary primary, string reason)
    {
        var run = primary.Run(Command, ("OLD_JOB", OldJob), ("CONFIRM", OldJob));

        Assert.Equal((1, reason), (run.ExitCode, run.Error));
        Assert.True(primary.HasObject($"checkpoints/{OldJob}/chk-1/_metadata"));
    }
}

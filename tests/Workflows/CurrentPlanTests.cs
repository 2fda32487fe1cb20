namespace Tests.Workflows;

/// <summary>A plan is deployed only by the run attempt that made it, and only while its commit is the newest.</summary>
public sealed class CurrentPlanTests : IDisposable
{
    private static readonly string Sha = new('a', 40);

    private readonly FakeGitHub github = new();

    [Needs("bash", "curl", "jq")]
    public void The_plan_of_this_attempt_and_of_the_newest_commit_is_current()
    {
        github.Branches["main"] = Sha;

        var run = Check("1", attempt: "1");

        Assert.Equal((0, "the plan is of this attempt, and of the newest commit of main\n"), (run.ExitCode, run.Error));
        Assert.Equal(["GET repos/example-org/infra/git/ref/heads/main"], github.Asked);
    }

    [Needs("bash", "curl", "jq")]
    public void A_job_that_is_run_again_does_not_deploy_the_old_plan()
    {
        github.Branches["main"] = Sha;

        Assert.Equal(
            (1, "attempt 1 of this run made the plan, and this is attempt 2: start the workflow again, which makes a new plan\n"),
            Check("1", attempt: "2") is var run ? (run.ExitCode, run.Error) : default);
    }

    [Needs("bash", "curl", "jq")]
    public void A_plan_of_a_commit_that_main_has_left_is_not_deployed()
    {
        github.Branches["main"] = new string('b', 40);

        Assert.Equal(
            (1, "the plan is of commit aaaaaaaaaaaa, and main is now at bbbbbbbbbbbb: start the workflow again, which makes a "
                + "new plan\n"),
            Check("1", attempt: "1") is var run ? (run.ExitCode, run.Error) : default);
    }

    [Needs("bash", "curl", "jq")]
    public void Without_an_answer_nothing_is_deployed()
    {
        github.Refusing(404, times: 1);

        Assert.Equal(1, Check("1", attempt: "1").ExitCode);
        Assert.Equal(1, Check("", attempt: "").ExitCode);
    }

    public void Dispose() => github.Dispose();

    private Programs.Finished Check(string planned, string attempt) => github.Run(
        "current-plan.sh", [planned], ("GITHUB_RUN_ATTEMPT", attempt), ("GITHUB_SHA", Sha), ("GITHUB_REF_NAME", "main"));
}

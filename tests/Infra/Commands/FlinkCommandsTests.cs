using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Commands;
using Tests.Review.Delivery;

namespace Tests.Infra.Commands;

public sealed partial class FlinkCommandsTests
{
    private const string Application = "application_1763798400000_0007";
    private const string Job = "0123456789abcdef0123456789abcdef";
    private const string OldJob = "fedcba9876543210fedcba9876543210";

    private static readonly FlinkCommands Commands = new(PrimaryNode.Cluster);

    private static readonly FlinkCommands[] AllForms =
        [Commands, new(PrimaryNode.Cluster with { HighAvailability = true }),
            new(PrimaryNode.Cluster with { IsProtected = false })];

    [Needs("bash")]
    public void Every_command_is_valid_shell() => Assert.All(AllForms.SelectMany(form => form.All), command =>
        Assert.Equal("", Programs.Run("bash", input: command.Text, "-n").Error));

    [Needs("shellcheck")]
    public void Every_command_passes_shellcheck() => Assert.All(AllForms.SelectMany(form => form.All), command =>
        Assert.Equal(
            (0, ""), (command.Name, Programs.Run("shellcheck", input: command.Text, "--shell=bash", "-")) is var (_, run)
            ? (run.ExitCode, run.Output) : default));

    [Needs("shellcheck")]
    public void A_careless_command_does_not_pass_shellcheck() =>
        Assert.NotEqual(
            0, Programs.Run(
                "shellcheck", input: "for x in $(yarn application -list); do yarn application -kill $x; done", "--shell=bash",
                "-").ExitCode);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_URN_in_a_command_is_one_of_the_resource_tree(string stack)
    {
        var report = await Delivered.With(stack, "  infra:emr: {enabled: true, maxCoreInstances: 9}");
        var text = report.Outputs.ToJsonString().Replace("\\\\", "", StringComparison.Ordinal);
        var urns = Urns().Matches(text).Select(found => found.Value).ToArray();

        Assert.NotEmpty(urns);
        Assert.All(urns, urn => Assert.Contains(report.Resources, resource => resource.Urn == urn));
    }

    [Needs("bash")]
    public void The_step_leaves_exactly_the_keys_of_the_operators()
    {
        var home = Directory.CreateTempSubdirectory("operators-").FullName;
        try
        {
            string[] keys = ["ssh-ed25519 AAAAC3Nza+/= ann", "ssh-ed25519 AAAAC3NzaC1 bob.b-2"];
            var command = new FlinkCommands(PrimaryNode.Cluster with { AuthorizedKeys = [.. keys] }).SetOperators;
            var steps = command.Split("--steps '")[1].Split('\'')[0];
            var arguments = JsonNode.Parse(steps)![0]!["Args"]!.AsArray().Select(argument => argument!.ToString());
            Directory.CreateDirectory(Path.Combine(home, ".ssh"));
            var file = Path.Combine(home, ".ssh", "authorized_keys");
            File.WriteAllText(file, "ssh-ed25519 AAAAgone gone\n");

            var run = Programs.Run("env", input: "", [$"HOME={home}", .. arguments]);

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Equal(keys, File.ReadAllLines(file));
            Assert.Equal("600\n", Programs.Run("stat", input: "", "-c", "%a", file).Output);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [GeneratedRegex(@"urn:pulumi:[A-Za-z0-9_.:$/-]+")]
    private static partial Regex Urns();

    [Needs("bash")]
    public void The_one_application_and_its_one_job_are_found()
    {
        using var primary = new PrimaryNode().WithApplication(Application, Job);

        Assert.Equal($"APPLICATION={Application} JOB={Job}\n", primary.Run(FlinkCommands.FindJob).Output);
    }

    [Needs("bash")]
    public void With_several_jobs_a_command_stops_and_lists_them()
    {
        using var primary = new PrimaryNode().WithApplication(Application, Job, OldJob);

        var run = primary.Run(Commands.Cancel);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"set JOB to one of the running jobs: {Job}\n{OldJob}\n", run.Error);
        Assert.DoesNotContain(primary.Calls, call => call.StartsWith("flink cancel", StringComparison.Ordinal));
        Assert.Equal($"APPLICATION={Application} JOB={Job}\n", primary.Run(FlinkCommands.FindJob, ("JOB", Job)).Output);
    }

    [Needs("bash")]
    public void Without_an_application_a_command_stops()
    {
        using var primary = new PrimaryNode();

        Assert.Equal("set APPLICATION to one of the running applications: none\n", primary.Run(Commands.StopWithSavepoint).Error);
    }

    [Needs("bash")]
    public void Stopping_with_a_savepoint_prints_the_savepoint()
    {
        using var primary = new PrimaryNode().WithApplication(Application, Job);

        Assert.Equal(
            "SAVEPOINT=s3://infra-prod-state-0a1b2c3d/savepoints/savepoint-0a1b2c-0123456789ab\n",
            primary.Run(Commands.StopWithSavepoint).Output);
        Assert.Contains(
            $"flink stop -t yarn-application -Dyarn.application.id={Application} --savepointPath "
                + $"s3://{PrimaryNode.Bucket}/savepoints/ {Job}", primary.Calls);
    }

    [Needs("bash")]
    public void A_savepoint_leaves_the_job_running()
    {
        using var primary = new PrimaryNode().WithApplication(Application, Job);

        primary.Run(Commands.TriggerSavepoint);

        Assert.Contains(
            $"flink savepoint -t yarn-application -Dyarn.application.id={Application} {Job} "
                + $"s3://{PrimaryNode.Bucket}/savepoints/", primary.Calls);
        Assert.DoesNotContain(
            primary.Calls, call =>
            call.StartsWith("flink stop", StringComparison.Ordinal) || call.StartsWith("flink cancel", StringComparison.Ordinal));
    }

    [Needs("bash")]
    public void A_job_resumes_only_from_an_existing_savepoint()
    {
        using var primary = new PrimaryNode().WithObject("savepoints/savepoint-0a1b2c/_metadata");
        var folder = $"s3://{PrimaryNode.Bucket}/savepoints/savepoint-";

        Assert.Equal(
            $"there is no {folder}missing/_metadata\n",
            primary.Run(Commands.Resume, ("SAVEPOINT", $"{folder}missing"), ("JAR", "job.jar")).Error);
        Assert.Equal(0, primary.Run(Commands.Resume, ("SAVEPOINT", $"{folder}0a1b2c"), ("JAR", "job.jar")).ExitCode);
        Assert.Equal(
            [$"flink run-application -t yarn-application -s {folder}0a1b2c job.jar"],
            primary.Calls.Where(call => call.StartsWith("flink", StringComparison.Ordinal)));
    }

    [Needs("bash")]
    public void A_job_restarts_from_its_newest_checkpoint()
    {
        using var primary = new PrimaryNode().WithObject($"checkpoints/{Job}/chk-9/_metadata")
            .WithObject($"checkpoints/{Job}/chk-10/_metadata").WithObject($"checkpoints/{Job}/chk-11/half", minute: 9);

        Assert.Equal(
            $"job {Job} goes on from s3://{PrimaryNode.Bucket}/checkpoints/{Job}/chk-10, of 2026-11-22T08:00:00+00:00\n",
            primary.Run(Commands.Restart, ("JAR", "job.jar")).Output);
        Assert.Equal(
            [$"flink run-application -t yarn-application -s s3://{PrimaryNode.Bucket}/checkpoints/{Job}/chk-10 job.jar"],
            Starts(primary));
    }

    [Needs("bash")]
    public void A_newer_savepoint_of_the_job_comes_before_its_checkpoints()
    {
        using var primary = new PrimaryNode().WithObject($"checkpoints/{Job}/chk-9/_metadata")
            .WithObject("savepoints/savepoint-012345-aaaaaaaaaaaa/_metadata", minute: 1)
            .WithObject("savepoints/savepoint-fedcba-bbbbbbbbbbbb/_metadata", minute: 2);

        primary.Run(Commands.Restart, ("JAR", "job.jar"));

        Assert.Equal(
            [$"flink run-application -t yarn-application -s s3://{PrimaryNode.Bucket}/savepoints/savepoint-012345-aaaaaaaaaaaa "
                + "job.jar"],
            Starts(primary));
    }

    [Needs("bash")]
    public void Of_several_jobs_the_operator_names_the_one_to_restart()
    {
        using var primary = new PrimaryNode().WithObject($"checkpoints/{Job}/chk-9/_metadata")
            .WithObject($"checkpoints/{OldJob}/chk-3/_metadata", minute: 5);

        var run = primary.Run(Commands.Restart, ("JAR", "job.jar"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "set OLD_JOB to the job to go on with; each checkpoint, the newest last:\n"
                + $"2026-11-22T08:00:00+00:00 s3://{PrimaryNode.Bucket}/checkpoints/{Job}/chk-9\n"
                + $"2026-11-22T08:05:00+00:00 s3://{PrimaryNode.Bucket}/checkpoints/{OldJob}/chk-3\n",
            run.Error);
        Assert.Empty(Starts(primary));
        Assert.Equal(0, primary.Run(Commands.Restart, ("JAR", "job.jar"), ("OLD_JOB", Job)).ExitCode);
        Assert.EndsWith($"/{Job}/chk-9 job.jar", Assert.Single(Starts(primary)), StringComparison.Ordinal);
    }

    [Needs("bash")]
    public void A_job_is_not_started_twice_by_accident()
    {
        using var primary = new PrimaryNode().WithApplication(Application, Job).WithObject($"checkpoints/{Job}/chk-9/_metadata");

        Assert.Equal(
            $"set BESIDE=yes to start a job beside the applications that have not ended: {Application}\n",
            primary.Run(Commands.Restart, ("JAR", "job.jar")).Error);
        Assert.Empty(Starts(primary));
        Assert.Equal(0, primary.Run(Commands.Restart, ("JAR", "job.jar"), ("BESIDE", "yes")).ExitCode);
    }

    [Needs("bash")]
    public void Without_anything_to_go_on_from_no_job_starts()
    {
        using var primary = new PrimaryNode().WithObject($"checkpoints/{Job}/chk-9/half");

        Assert.Equal(
            "no job left a checkpoint; set SAVEPOINT and use the command resume\n",
            primary.Run(Commands.Restart, ("JAR", "job.jar")).Error);
        Assert.Equal(
            $"job {OldJob} left no checkpoint and no savepoint\n",
            primary.Run(Commands.Restart, ("JAR", "job.jar"), ("OLD_JOB", OldJob)).Error);
        Assert.Equal(
            "OLD_JOB is not the id of a job: ../x\n",
            primary.Run(Commands.Restart, ("JAR", "job.jar"), ("OLD_JOB", "../x")).Error);
        Assert.Empty(Starts(primary));
    }

    private static IEnumerable<string> Starts(PrimaryNode primary) =>
        primary.Calls.Where(call => call.StartsWith("flink run", StringComparison.Ordinal));

    [Needs("bash")]
    public void Cancelling_lists_the_retained_checkpoints()
    {
        using var primary = new PrimaryNode().WithApplication(Application, Job).WithObject($"checkpoints/{Job}/chk-42/_metadata")
            .WithObject($"checkpoints/{Job}/shared/a");

        Assert.EndsWith(
            $"2026-11-22T08:00:00+00:00 s3://{PrimaryNode.Bucket}/checkpoints/{Job}/chk-42\n",
            primary.Run(Commands.Cancel).Output, StringComparison.Ordinal);
    }

    [Needs("bash")]
    public void Savepoints_are_listed_after_the_checkpoints()
    {
        using var primary = new PrimaryNode().WithObject("savepoints/savepoint-0a1b2c/_metadata")
            .WithObject($"checkpoints/{Job}/chk-42/_metadata").WithObject($"checkpoints/{Job}/chk-43/half");

        Assert.Equal(
            $"2026-11-22T08:00:00+00:00 s3://{PrimaryNode.Bucket}/checkpoints/{Job}/chk-42\n2026-11-22T08:00:00+00:00 "
                + $"s3://{PrimaryNode.Bucket}/savepoints/savepoint-0a1b2c\n",
            primary.Run(Commands.ListCheckpoints).Output);
    }

    [Fact]
    public void Termination_protection_is_removed_before_a_replacement()
    {
        var unguarded = PrimaryNode.Cluster with { IsProtected = false };

        Assert.DoesNotContain("--no-termination-protected", new FlinkCommands(unguarded).RotateCluster, StringComparison.Ordinal);
        Assert.Contains(
            "--no-termination-protected", new FlinkCommands(unguarded with { HighAvailability = true }).RotateCluster,
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "unprotect --yes", new FlinkCommands(unguarded with { HighAvailability = true }).RotateCluster,
            StringComparison.Ordinal);
    }

    [Needs("bash")]
    public void An_empty_bucket_has_no_checkpoints_to_list()
    {
        using var primary = new PrimaryNode();

        Assert.Equal((0, ""), (primary.Run(Commands.ListCheckpoints).ExitCode, primary.Run(Commands.ListCheckpoints).Output));
    }

    [Needs("bash")]
    public void Killing_all_ends_each_application()
    {
        using var primary = new PrimaryNode().WithApplication(Application, Job).WithApplication("application_1763798400000_0008");

        primary.Run(FlinkCommands.KillAllApplications);

        Assert.Equal(
            [$"yarn application -kill {Application}", "yarn application -kill application_1763798400000_0008"],
            primary.Calls.Where(call => call.Contains("-kill", StringComparison.Ordinal)));
    }

    [Needs("bash")]
    public void A_cluster_is_rotated_only_with_an_existing_savepoint()
    {
        using var primary = new PrimaryNode().WithObject("savepoints/savepoint-0a1b2c/_metadata");

        Assert.Contains(
            "stop the job with a savepoint first", primary.Run(Commands.RotateCluster).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(primary.Calls, call => call.StartsWith("pulumi", StringComparison.Ordinal));
        Assert.Equal(
            0, primary.Run(
                Commands.RotateCluster, ("SAVEPOINT", $"s3://{PrimaryNode.Bucket}/savepoints/savepoint-0a1b2c")).ExitCode);
        Assert.Equal(
            [$"pulumi state unprotect --yes --stack prod {PrimaryNode.Cluster.Urn}",
                $"pulumi up --stack prod --replace {PrimaryNode.Cluster.Urn}"],
            primary.Calls.Where(call => call.StartsWith("pulumi", StringComparison.Ordinal)));
    }
}

using System.Diagnostics;
using Review.Reports;
using Tests.Review.Diff;

namespace Tests.Review.Reports;

/// <summary>
/// A base from git, in a small repository whose <c>./run</c> prints the content of a file of the commit. Building the real tool
/// would take minutes and test nothing more.
/// </summary>
public sealed class GitBaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("git-base-").FullName;

    private readonly StringWriter said = new() { NewLine = "\n" };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Needs("git", "bash")]
    public async Task The_commit_is_reviewed_with_its_own_tool_and_the_worktree_is_gone()
    {
        Commit(Changed.Of().Json, "cat report.json");
        File.WriteAllText(Path.Combine(folder, "report.json"), "{}");

        var read = Assert.IsType<BaseReport.Read>(await ReportAsync(folder, "HEAD", "dev"));

        Assert.Equal("dev", read.Report.Stack);
        Assert.Equal(Changed.Of().Report.Resources.Count, read.Report.Resources.Count);
        Assert.Single(Git("worktree", "list").TrimEnd().Split('\n'));
    }

    [Needs("git", "bash")]
    public async Task A_project_in_a_folder_of_the_repository_is_found()
    {
        var inside = Directory.CreateDirectory(Path.Combine(folder, "infrastructure")).FullName;
        Commit(Changed.Of().Json, "cat report.json", inside);

        Assert.IsType<BaseReport.Read>(await ReportAsync(inside, "HEAD", "dev"));
    }

    [Needs("git", "bash")]
    public async Task A_commit_without_the_stack_makes_everything_new()
    {
        Commit("{}", "cat report.json");

        Assert.IsType<BaseReport.NoSuchStack>(await ReportAsync(folder, "HEAD", "staging"));
        Assert.Single(Git("worktree", "list").TrimEnd().Split('\n'));
    }

    [Needs("git", "bash")]
    public async Task An_unknown_commit_is_reported()
    {
        Commit("{}", "cat report.json");

        foreach (var reference in (string[])["no-such-branch", "--upload-pack=x", ""])
        {
            Assert.Equal(
                $"`{reference}` is not a commit of this repository; `git fetch` it, or name another",
                Assert.IsType<BaseReport.Unusable>(await ReportAsync(folder, reference, "dev")).Reason);
        }
    }

    [Needs("git", "bash")]
    public async Task A_commit_that_does_not_build_is_reported_with_its_output()
    {
        Commit("{}", "echo 'run: the build failed' >&2; exit 70");

        Assert.Equal(
            "stack dev of `HEAD` could not be reviewed (exit code 70):\nrun: the build failed",
            Assert.IsType<BaseReport.Unusable>(await ReportAsync(folder, "HEAD", "dev")).Reason);
        Assert.Single(Git("worktree", "list").TrimEnd().Split('\n'));
    }

    [Needs("git", "bash")]
    public async Task A_commit_whose_tool_writes_no_report_is_reported()
    {
        Commit("{}", "echo hello");

        Assert.StartsWith(
            "what the review of `HEAD` wrote is not a valid report",
            Assert.IsType<BaseReport.Unusable>(await ReportAsync(folder, "HEAD", "dev")).Reason, StringComparison.Ordinal);
    }

    [Needs("git", "bash")]
    public async Task Each_phase_is_shown()
    {
        Commit(Changed.Of().Json, "cat report.json");

        Assert.IsType<BaseReport.Read>(await ReportAsync(folder, "HEAD", "dev"));
        Assert.Equal(
            "diff: checking out `HEAD`\ndiff: building and reviewing dev of `HEAD` with its own tool\n", said.ToString());
    }

    [Needs("git", "bash")]
    public async Task Several_stacks_are_reviewed_in_one_worktree_that_only_this_user_can_enter()
    {
        Commit(Changed.Of().Json, $"cat report.json; (stat -c %a ..; pwd) >'{folder}/seen'");
        using var progress = new Progress(said, isTerminal: false);

        var reports = await GitBase.ReportsAsync(folder, "HEAD", ["dev", "gone"], progress);

        Assert.IsType<BaseReport.Read>(reports["dev"]);
        Assert.IsType<BaseReport.NoSuchStack>(reports["gone"]);
        var seen = File.ReadAllLines(Path.Combine(folder, "seen"));
        Assert.Equal("700", seen[0]);
        Assert.False(Directory.Exists(seen[1]));
    }

    private async Task<BaseReport> ReportAsync(string project, string reference, string stack)
    {
        using var progress = new Progress(said, isTerminal: false);
        return (await GitBase.ReportsAsync(project, reference, [stack], progress))[stack];
    }

    private void Commit(string report, string command, string? into = null)
    {
        var project = into ?? folder;
        Git("init", "--quiet");
        File.WriteAllText(Path.Combine(project, "Pulumi.dev.yaml"), "");
        File.WriteAllText(Path.Combine(project, "report.json"), report);
        File.WriteAllText(Path.Combine(project, "run"), $"#!/usr/bin/env bash\n{command}\n");
        Git("add", "--all");
        Git("update-index", "--chmod=+x", Path.Combine(project, "run"));
        Git("-c", "user.name=Example", "-c", "user.email=example@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet",
            "--message", "base");
    }

    private string Git(params string[] arguments)
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}

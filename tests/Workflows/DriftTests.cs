using System.Text.Json.Nodes;
using Review.Forms;
using Review.Forms.Drift;
using Tests.Review;
using Tests.Review.Drift;

namespace Tests.Workflows;

/// <summary>The issue about a stack's drift; there is only one.</summary>
public sealed class DriftTests : IDisposable
{
    private const string Bot = "github-actions[bot]";

    private readonly FakeGitHub github = new();

    private readonly string folder = Directory.CreateTempSubdirectory("drift-").FullName;

    [Needs("bash", "curl", "jq")]
    public void Drift_opens_one_issue_and_edits_it_while_it_lasts()
    {
        Assert.Equal("opened an issue about stack prod\n", Drift("prod", "drift").Error);
        Assert.Equal("edited #9000 about stack prod\n", Drift("prod", "undecided").Error);
        Assert.Equal("edited #9000 about stack prod\n", Drift("prod", "failed").Error);
        Assert.Equal("the issue #9000 about stack prod is already up to date\n", Drift("prod", "failed").Error);

        var issue = Assert.Single(github.Issues);
        Assert.Equal("Drift of stack prod", (string)issue["title"]!);
        Assert.Contains("with the account failed", (string)issue["body"]!, StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public async Task The_issue_has_the_words_of_the_report()
    {
        var report = DriftForms.Write(await DeployedStacks.TamperedAsync(), OutputFormat.Markdown);
        Assert.Contains("<code>another AWS account</code> may now become", report, StringComparison.Ordinal);
        Assert.Contains("### Changed outside of the program", report, StringComparison.Ordinal);

        Drift("prod", "drift", report);

        var body = (string)Assert.Single(github.Issues)["body"]!;
        Assert.Equal(report.TrimEnd('\n'), body.Split("\n\n", 2)[1].TrimEnd('\n'));
        Assert.StartsWith("<!-- infra drift prod -->\nThe account differs from what stack <code>prod</code> declares", body,
            StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void Markup_in_a_report_becomes_text()
    {
        Drift("prod", "drift", "## a\n<script>x</script> @octocat ![i](https://example.com/a.png) <!-- infra drift dev -->\n");

        var body = (string)Assert.Single(github.Issues)["body"]!;
        Assert.DoesNotContain("script", RenderedMarkdown.Tags(body));
        Assert.DoesNotContain("@octocat", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- infra drift dev", body, StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void A_report_that_is_too_long_is_left_out_and_not_cut()
    {
        Drift("prod", "drift", $"## a\n{string.Concat(Enumerable.Repeat("- <code>gain</code>\n", 5_000))}");

        var body = (string)Assert.Single(github.Issues)["body"]!;
        Assert.DoesNotContain("gain", body, StringComparison.Ordinal);
        Assert.Contains("too long for an issue", body, StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void Without_a_report_the_issue_has_the_commands_that_show_it()
    {
        Drift("prod", "drift");

        Assert.Contains(
            "<code>./run review prod --deployed answers</code>", (string)Assert.Single(github.Issues)["body"]!,
            StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void It_is_closed_when_the_drift_is_gone()
    {
        Drift("prod", "drift");

        Assert.Equal("closed #9000: stack prod is as declared again\n", Drift("prod", "none").Error);
        Assert.Equal("closed", (string)github.Issues[0]["state"]!);
    }

    [Needs("bash", "curl", "jq")]
    public void Without_drift_nothing_is_written()
    {
        Assert.Equal((0, "stack prod is as declared\n"), Drift("prod", "none") is var run ? (run.ExitCode, run.Error) : default);
        Assert.Empty(github.Written);
    }

    [Needs("bash", "curl", "jq")]
    public void Another_stacks_issue_a_pull_request_and_a_strangers_issue_are_left_alone()
    {
        github.Issues.Add(FakeGitHub.Item(1, Bot, "<!-- infra drift prod2 -->"));
        github.Issues.Add(FakeGitHub.Item(2, "somebody", "<!-- infra drift prod -->", "User"));
        var pull = FakeGitHub.Item(3, Bot, "<!-- infra drift prod -->");
        pull["pull_request"] = new JsonObject();
        github.Issues.Add(pull);

        Assert.Equal(0, Drift("prod", "drift").ExitCode);
        Assert.Equal(["POST repos/example-org/infra/issues"], github.Written);
    }

    [Needs("bash", "curl", "jq")]
    public void The_issue_is_found_on_a_later_page()
    {
        github.Issues.AddRange(Enumerable.Range(1, 250).Select(id => FakeGitHub.Item(id, "somebody", "a bug", "User")));
        github.Issues.Add(FakeGitHub.Item(251, Bot, "<!-- infra drift prod -->"));

        Assert.Equal(0, Drift("prod", "drift").ExitCode);
        Assert.Equal(["PATCH repos/example-org/infra/issues/251"], github.Written);
    }

    [Needs("bash", "curl", "jq")]
    public void A_refusal_is_reported()
    {
        github.Refusing(410, """{"message": "Issues has been disabled in this repository."}""");

        var run = Drift("prod", "drift");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "GET repos/example-org/infra/issues?state=open&per_page=100&page=1: GitHub answered 410: "
                + "Issues has been disabled in this repository.\n",
            run.Error);
    }

    [NeedsTheory("bash", "curl", "jq")]
    [InlineData("prod -->x", "drift")]
    [InlineData("prod", "maybe")]
    [InlineData("", "drift")]
    public void Arguments_of_another_form_are_refused(string stack, string result)
    {
        Assert.Equal(1, Drift(stack, result).ExitCode);
        Assert.Empty(github.Asked);
    }

    [NeedsTheory("bash", "curl", "jq")]
    [InlineData(true)]
    [InlineData(false)]
    public void Whether_the_repository_is_private_is_asked_of_GitHub(bool isPrivate)
    {
        using var asked = new FakeGitHub { IsPrivate = isPrivate };

        Assert.Equal($"private={(isPrivate ? "true" : "false")}\n", asked.Run("is-private.sh", []).Output);
    }

    [Needs("bash", "curl", "jq")]
    public void A_repository_of_unknown_visibility_is_not_private()
    {
        github.Refusing(200, """{"message": "odd"}""");

        Assert.Equal("private=false\n", github.Run("is-private.sh", []).Output);
    }

    /// <summary>The exit codes of <c>collect</c> and <c>review --deployed</c>, and the result that the issue gets.</summary>
    [NeedsTheory("bash")]
    [InlineData(0, 0, "none")]
    [InlineData(0, 1, "drift")]
    [InlineData(3, 1, "drift")]
    [InlineData(3, 3, "undecided")]
    [InlineData(0, 2, "failed")]
    [InlineData(0, 70, "failed")]
    [InlineData(2, 0, "failed")]
    public void The_result_is_that_of_the_comparison(int collected, int compared, string result)
    {
        var (run, asked) = Look($"case $1 in collect) exit {collected} ;; *) echo '## report'; exit {compared} ;; esac");

        Assert.Equal((0, $"result={result}\n"), (run.ExitCode, run.Output));
        Assert.StartsWith($"collect prod --out {folder}/look/answers\n", asked, StringComparison.Ordinal);
    }

    [Needs("bash")]
    public void The_principals_that_may_reach_the_stack_are_passed_on_unexpanded()
    {
        var (_, asked) = Look("exit 0", "arn:aws:iam::123456789012:role/* arn:aws:iam::123456789012:user/ann");

        Assert.EndsWith(
            "--known arn:aws:iam::123456789012:role/* --known arn:aws:iam::123456789012:user/ann\n", asked,
            StringComparison.Ordinal);
    }

    public void Dispose()
    {
        github.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Programs.Finished Drift(string stack, string result, string? report = null)
    {
        var file = Path.Combine(folder, "report.md");
        if (report is not null)
        {
            File.WriteAllText(file, report);
        }

        return github.Run("drift.sh", [stack, result, file]);
    }

    // Runs the script with a tool that is a shell script.
    private (Programs.Finished Run, string Asked) Look(string tool, string known = "")
    {
        var program = Path.Combine(folder, "tool");
        File.WriteAllText(program, $"#!/bin/bash\necho \"$*\" >>{folder}/asked\n{tool}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var run = Programs.Run(
            "env", "", $"RUN={program}", $"KNOWN={known}", "bash",
            Path.Combine(Reviews.Root, ".github", "scripts", "look-for-drift.sh"), "prod", $"{folder}/look");
        return (run, File.ReadAllText(Path.Combine(folder, "asked")));
    }
}

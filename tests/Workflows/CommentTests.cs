namespace Tests.Workflows;

/// <summary>The comment on a pull request; there is only one.</summary>
public sealed class CommentTests : IDisposable
{
    private const string Bot = "github-actions[bot]";

    private const string Marker = "<!-- infra review -->";

    private readonly FakeGitHub github = new();

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Needs("bash", "curl", "jq")]
    public void The_first_review_makes_it()
    {
        var run = Comment("7", "success", "No access changes.");

        Assert.Equal((0, "commented on #7\n"), (run.ExitCode, run.Error));
        Assert.Equal("""
            <!-- infra review -->
            _Reviewed: aaaaaaaaaaaa, by running the code of this pull request ([log](https://github.example.com/example-org/infra/actions/runs/1)). The author of that code controls this report; read the code too._

            No access changes.
            """, TheBody());
    }

    [Needs("bash", "curl", "jq")]
    public void The_next_review_edits_it_also_where_it_is_on_the_third_page()
    {
        github.Comments.AddRange(Enumerable.Range(1, 205).Select(id => FakeGitHub.Item(id, "somebody", "a remark", "User")));
        github.Comments[203] = FakeGitHub.Item(204, Bot, $"{Marker}\nold");

        var run = Comment("7", "success", "Gained: uploader may delete checkpoints");

        Assert.Equal((0, "edited the comment on #7\n"), (run.ExitCode, run.Error));
        Assert.Equal(
            ["GET repos/example-org/infra/issues/7/comments?per_page=100&page=1",
            "GET repos/example-org/infra/issues/7/comments?per_page=100&page=2",
            "GET repos/example-org/infra/issues/7/comments?per_page=100&page=3",
            "PATCH repos/example-org/infra/issues/comments/204"], github.Asked);
        Assert.Contains("may delete checkpoints", (string)github.Comments[203]["body"]!, StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void A_first_page_that_is_full_is_not_the_last()
    {
        github.Comments.AddRange(Enumerable.Range(1, 100).Select(id => FakeGitHub.Item(id, "somebody", "a remark", "User")));

        Assert.Equal(0, Comment("7", "success", "x").ExitCode);
        Assert.Equal(2, github.Asked.Count(request => request.StartsWith("GET", StringComparison.Ordinal)));
        Assert.Equal(101, github.Comments.Count);
    }

    [Needs("bash", "curl", "jq")]
    public void Saying_the_same_again_writes_nothing()
    {
        Comment("7", "success", "No access changes.");
        github.Asked.Clear();

        Assert.Equal(
            (0, "the comment on #7 is already up to date\n"), Comment("7", "success", "No access changes.") is var run
            ? (run.ExitCode, run.Error) : default);
        Assert.Empty(github.Written);
    }

    /// <summary>An attacker can copy the marker into a comment, but cannot change the comment's author.</summary>
    [NeedsTheory("bash", "curl", "jq")]
    [InlineData("somebody", "User")]
    [InlineData("github-actions[bot]", "User")]
    [InlineData("other-app[bot]", "Bot")]
    public void A_comment_with_the_marker_that_somebody_else_wrote_is_left_alone(string author, string type)
    {
        github.Comments.Add(FakeGitHub.Item(1, author, $"{Marker}\nall is well", type));

        Assert.Equal(0, Comment("7", "success", "Gained").ExitCode);
        Assert.Equal($"{Marker}\nall is well", (string)github.Comments[0]["body"]!);
        Assert.Equal(["POST repos/example-org/infra/issues/7/comments"], github.Written);
    }

    [Needs("bash", "curl", "jq")]
    public void The_marker_further_down_in_the_bots_own_comment_does_not_count()
    {
        github.Comments.Add(FakeGitHub.Item(1, Bot, $"quoted: {Marker}"));

        Assert.Equal(0, Comment("7", "success", "Gained").ExitCode);
        Assert.Equal(["POST repos/example-org/infra/issues/7/comments"], github.Written);
    }

    [Needs("bash", "curl", "jq")]
    public void A_review_that_wrote_an_empty_report_says_that_it_failed()
    {
        Assert.Equal(0, Comment("7", "failure", "").ExitCode);
        Assert.Contains("The review failed before it wrote a report.", TheBody(), StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void A_review_that_failed_early_is_reported()
    {
        Assert.Equal(0, Comment("7", "timed_out", null).ExitCode);
        Assert.Contains("The review ended early (timed_out).", TheBody(), StringComparison.Ordinal);
        Assert.Contains("The review failed before it wrote a report.", TheBody(), StringComparison.Ordinal);
    }

    [NeedsTheory("bash", "curl", "jq")]
    [InlineData(70_000)]
    [InlineData(2_000_000)]
    public void A_report_that_is_too_long_is_not_cut_but_left_out(int length)
    {
        Assert.Equal(0, Comment("7", "failure", $"harmless {new string('x', length)} gained").ExitCode);
        Assert.Contains("The report is too long for a comment", TheBody(), StringComparison.Ordinal);
        Assert.DoesNotContain("harmless", TheBody(), StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void A_link_to_another_file_is_no_report()
    {
        File.WriteAllText(Path.Combine(folder, "secret"), "a secret of the runner");
        File.CreateSymbolicLink(Path.Combine(folder, "report.md"), Path.Combine(folder, "secret"));

        Assert.Equal(0, github.Run("comment.sh", ["7", "success", Path.Combine(folder, "report.md")]).ExitCode);
        Assert.DoesNotContain("a secret", TheBody(), StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void A_hostile_report_is_shown_and_does_nothing()
    {
        var run = Comment("7", "success", """
            <!-- infra review --><script>alert(1)</script><img src=x onerror=alert(1)><details open onclick="x">
            <details><summary>a fold</summary></details>
            ![seen](https://tracker.example.com/a.png) @example-org/everyone me@example.com a@b
            $(touch /tmp/x) `touch /tmp/x` "quoted" \" ${{ github.token }} ::set-output name=a::b
            """);

        Assert.Equal(0, run.ExitCode);
        var body = TheBody().Split("_\n\n")[1];
        Assert.Equal(["p"], RenderedMarkdown.Tags(body));
        Assert.Contains(
            "$(touch /tmp/x) `touch /tmp/x` \"quoted\" \\\" ${{ github.token }}", RenderedMarkdown.Text(body),
            StringComparison.Ordinal);
        Assert.DoesNotContain("@example-org", RenderedMarkdown.Text(body), StringComparison.Ordinal);
    }

    [NeedsTheory("bash", "curl", "jq")]
    [InlineData(
        403, "", 1,
        "GET repos/example-org/infra/issues/7/comments?per_page=100&page=1: GitHub answered 403: Resource not accessible by "
            + "integration\n")]
    [InlineData(
        403, "x-ratelimit-remaining: 0", 75,
        "GET repos/example-org/infra/issues/7/comments?per_page=100&page=1: GitHub's rate limit is used up; run this again "
            + "later (Resource not accessible by integration)\n")]
    [InlineData(
        429, "retry-after: 60", 75,
        "GET repos/example-org/infra/issues/7/comments?per_page=100&page=1: GitHub's rate limit is used up; run this again "
            + "later (Resource not accessible by integration)\n")]
    [InlineData(
        500, "", 1,
        "GET repos/example-org/infra/issues/7/comments?per_page=100&page=1: GitHub answered 500: Resource not accessible by "
            + "integration\n")]
    public void A_refusal_is_reported_with_its_reason(int status, string header, int exitCode, string message)
    {
        var run = Refused(status, header);

        Assert.Equal((exitCode, message), (run.ExitCode, run.Error));
        Assert.Empty(github.Written);
    }

    [Needs("bash", "curl", "jq")]
    public void A_fault_that_passes_is_waited_for()
    {
        github.Refusing(502, "<html>Bad gateway</html>", times: 2);

        Assert.Equal(0, Comment("7", "success", "x").ExitCode);
        Assert.Single(github.Comments);
    }

    [Needs("bash", "curl", "jq")]
    public void An_answer_that_commands_the_runner_does_not_reach_it_as_a_command()
    {
        github.Refusing(404, """{"message": "x\n::add-path::/tmp/evil"}""");

        Assert.DoesNotContain("::", Comment("7", "success", "x").Error, StringComparison.Ordinal);
    }

    /// <summary>https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs</summary>
    [NeedsTheory("bash", "curl", "jq")]
    [InlineData("::add-mask::x")]
    [InlineData(":::add-mask:::x")]
    [InlineData("::::add-mask::x")]
    [InlineData("x\\n  ::add-mask::x")]
    [InlineData(":\\u0000:add-mask::x")]
    [InlineData(":\\u001b:add-mask::x")]
    [InlineData("##[add-mask]x")]
    [InlineData("x ##[add-mask]x")]
    [InlineData("###[add-mask]x")]
    [InlineData("#\\u0007#[add-mask]x")]
    public void No_form_of_a_command_reaches_the_runner(string message)
    {
        github.Refusing(404, $$"""{"message": "{{message}}"}""");

        var error = Comment("7", "success", "x").Error;

        Assert.Contains("add-mask", error, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        Assert.DoesNotContain("##[", error, StringComparison.Ordinal);
        Assert.DoesNotContain(error, letter => letter != '\n' && char.IsControl(letter));
    }

    [NeedsTheory("bash", "curl", "jq")]
    [InlineData("7; touch /tmp/x")]
    [InlineData("../../other/issues/1")]
    [InlineData("0")]
    [InlineData("")]
    public void A_text_that_is_not_the_number_of_a_pull_request_is_refused(string number)
    {
        Assert.Equal(
            (1, "the first argument is the number of a pull request\n"), Comment(number, "success", "x") is var run
            ? (run.ExitCode, run.Error) : default);
        Assert.Empty(github.Asked);
    }

    public void Dispose()
    {
        github.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Programs.Finished Refused(int status, string header) => github.Refusing(status, header: header, times: 3) is not null
        ? Comment("7", "success", "x") : throw new InvalidOperationException();

    private Programs.Finished Comment(string number, string result, string? report)
    {
        var file = Path.Combine(folder, "report.md");
        if (report is not null)
        {
            File.WriteAllText(file, report);
        }

        return github.Run("comment.sh", [number, result, file]);
    }

    private string TheBody() => (string)Assert.Single(github.Comments)["body"]!;
}

namespace Tests.Workflows;

/// <summary>The issue about a stack's drift; there is only one.</summary>
public sealed class DriftTests : IDisposable
{
    private const string Bot = "github-actions[bot]";

    private readonly FakeGitHub github = new();

    [Needs("bash", "curl", "jq")]
    public void Drift_opens_one_issue_and_edits_it_while_it_lasts()
    {
        Assert.Equal("opened an issue about stack prod\n", Drift("prod", "drift").Error);
        Assert.Equal("edited #9000 about stack prod\n", Drift("prod", "failed").Error);

        var issue = Assert.Single(github.Issues);
        Assert.Equal("Stack prod differs from what is deployed", (string)issue["title"]!);
        Assert.Contains("from what is deployed failed", (string)issue["body"]!, StringComparison.Ordinal);
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
        pull["pull_request"] = new System.Text.Json.Nodes.JsonObject();
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

        Assert.Equal(
            (1, "GET repos/example-org/infra/issues?state=open: GitHub answered 410: Issues has been disabled in this repository.\n".Replace("state=open", "state=open&per_page=100&page=1", StringComparison.Ordinal)), Drift("prod", "drift") is var run ? (run.ExitCode, run.Error) : default);
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

    public void Dispose() => github.Dispose();

    private Programs.Finished Drift(string stack, string result) => github.Run("drift.sh", [stack, result]);
}

using System.Text.Json.Nodes;

namespace Tests.Workflows;

/// <summary>Which pull request a run was for, by what GitHub says of the run.</summary>
public sealed class PullRequestTests : IDisposable
{
    private static readonly string Sha = new('a', 40);

    private readonly FakeGitHub github = new();

    [Needs("bash", "curl", "jq")]
    public void It_is_found_by_owner_and_branch_and_must_have_the_commit_and_the_repository()
    {
        github.Pulls.Add(Pull(5, new string('b', 40), 77));
        github.Pulls.Add(Pull(6, Sha, 78));
        github.Pulls.Add(Pull(7, Sha, 77));

        var run = Find("77", "stranger", "a branch&state=closed#x");

        Assert.Equal((0, "7\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            "GET repos/example-org/infra/pulls?state=open&head=stranger%3Aa%20branch%26state%3Dclosed%23x&per_page=100&page=1",
            Assert.Single(github.Asked));
    }

    [Needs("bash", "curl", "jq")]
    public void A_branch_that_has_moved_on_has_no_pull_request()
    {
        github.Pulls.Add(Pull(5, new string('b', 40), 77));

        Assert.Equal((0, ""), Find("77", "stranger", "a") is var run ? (run.ExitCode, run.Output.Trim()) : default);
    }

    [Needs("bash", "curl", "jq")]
    public void A_pull_request_of_a_repository_that_is_gone_is_none()
    {
        var pull = Pull(7, Sha, 77);
        pull["head"]!["repo"] = null;
        github.Pulls.Add(pull);

        Assert.Equal((0, ""), Find("77", "stranger", "a") is var run ? (run.ExitCode, run.Output.Trim()) : default);
    }

    [Needs("bash", "curl", "jq")]
    public void Input_of_another_form_is_refused() => Assert.Equal(1, Find("77; x", "stranger", "a").ExitCode);

    public void Dispose() => github.Dispose();

    private Programs.Finished Find(string repository, string owner, string branch) =>
        github.Run("pull-request.sh", [Sha, repository, owner, branch]);

    private static JsonObject Pull(int number, string sha, int repository) => new()
    {
        ["number"] = number,
        ["head"] = new JsonObject { ["sha"] = sha, ["repo"] = new JsonObject { ["id"] = repository } },
    };
}

using System.Text.Json.Nodes;

namespace Tests.Workflows;

/// <summary>Finds the pull request of a run in GitHub's data about the run.</summary>
public sealed class PullRequestTests : IDisposable
{
    private static readonly string Sha = new('a', 40);

    private readonly FakeGitHub github = new();

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

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

    /// <summary>One commit in pull requests for two branches: the review of one must not appear on the other.</summary>
    [NeedsTheory("bash", "curl", "jq")]
    [InlineData("7", "7\n")]
    [InlineData("8", "8\n")]
    [InlineData("8\n", "8\n")]
    [InlineData("5", "")] // of this repository, but of another commit
    [InlineData("9", "")] // of the same commit, but of another repository
    [InlineData(null, "")]
    public void Of_two_pull_requests_of_one_commit_it_is_the_one_that_was_reviewed(string? claimed, string found)
    {
        github.Pulls.Add(Pull(5, new string('b', 40), 77));
        github.Pulls.Add(Pull(7, Sha, 77));
        github.Pulls.Add(Pull(8, Sha, 77));
        github.Pulls.Add(Pull(9, Sha, 78));

        Assert.Equal((0, found), Find("77", "stranger", "a", claimed) is var run ? (run.ExitCode, run.Output) : default);
    }

    [Needs("bash", "curl", "jq")]
    public void A_review_of_a_pull_request_that_was_closed_is_not_that_of_another()
    {
        github.Pulls.Add(Pull(7, Sha, 77));

        Assert.Equal((0, ""), Find("77", "stranger", "a", "8") is var run ? (run.ExitCode, run.Output) : default);
    }

    [NeedsTheory("bash", "curl", "jq")]
    [InlineData("")]
    [InlineData("7 8")]
    [InlineData("07")]
    [InlineData("7\n8")]
    [InlineData("$(touch x)")]
    [InlineData("99999999999999999999")]
    public void An_artifact_that_names_no_number_is_refused(string claimed)
    {
        github.Pulls.Add(Pull(7, Sha, 77));

        var run = Find("77", "stranger", "a", claimed);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("the artifact does not name a pull request by its number", run.Error, StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void A_link_in_the_artifact_is_not_read()
    {
        github.Pulls.Add(Pull(7, Sha, 77));
        github.Pulls.Add(Pull(8, Sha, 77));
        File.WriteAllText(Path.Combine(folder, "other"), "7");
        File.CreateSymbolicLink(Path.Combine(folder, "number"), Path.Combine(folder, "other"));

        Assert.Equal("", Find("77", "stranger", "a").Output);
    }

    [Needs("bash", "curl", "jq")]
    public void Input_of_another_form_is_refused() => Assert.Equal(1, Find("77; x", "stranger", "a").ExitCode);

    public void Dispose()
    {
        github.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Programs.Finished Find(string repository, string owner, string branch, string? claimed = null)
    {
        if (claimed is not null)
        {
            File.WriteAllText(Path.Combine(folder, "number"), claimed);
        }

        return github.Run("pull-request.sh", [Sha, repository, owner, branch, Path.Combine(folder, "number")]);
    }

    private static JsonObject Pull(int number, string sha, int repository) => new()
    {
        ["number"] = number,
        ["head"] = new JsonObject { ["sha"] = sha, ["repo"] = new JsonObject { ["id"] = repository } },
    };
}

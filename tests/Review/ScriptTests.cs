namespace Tests.Review;

/// <summary>The shell scripts of the project.</summary>
public sealed class ScriptTests
{
    private static readonly string[] Scripts = ["run", ".ci/run", "rehearsal/Machine/cleanup.sh", "rehearsal/Ssh/network.sh"];

    [Needs("shellcheck")]
    public void Shellcheck_finds_nothing()
    {
        foreach (var script in Scripts)
        {
            var run = Programs.Run("shellcheck", "", Path.Combine(Reviews.Root, script));

            Assert.Equal((0, ""), (run.ExitCode, run.Output));
        }
    }

    [Needs("bash")]
    public void Without_a_verb_run_says_how_it_is_used()
    {
        var run = Programs.Run("bash", "", Path.Combine(Reviews.Root, "run"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("usage: ./run VERB ...", run.Error, StringComparison.Ordinal);
    }
}

using Tests.Review;

namespace Tests.Scripts;

public sealed class ShellcheckTests
{
    [Needs("shellcheck")]
    public void Shellcheck_finds_nothing()
    {
        var run = Programs.Run(
            "shellcheck", "",
            [
                "--external-sources", "--source-path", Reviews.Root,
                .. Scripts.All.Select(script => Path.Combine(Reviews.Root, script)),
            ]);

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
    }
}

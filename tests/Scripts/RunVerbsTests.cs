using System.Text.RegularExpressions;

namespace Tests.Scripts;

/// <summary>The help text of <c>./run</c>, and the arguments that it passes to <c>dotnet test</c>.</summary>
public sealed class RunVerbsTests : RunTests
{
    [Needs("bash")]
    public void Without_a_verb_or_with_an_unknown_one_the_usage_is_shown()
    {
        var (none, unknown) = (Sandbox.Run(), Sandbox.Run("reviw", "dev"));

        Assert.Equal((2, ""), (none.ExitCode, none.Output));
        Assert.StartsWith("usage: ./run VERB ...", none.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (unknown.ExitCode, unknown.Output));
        Assert.StartsWith("run: there is no verb `reviw`\nusage: ./run VERB ...", unknown.Error, StringComparison.Ordinal);
        Assert.Empty(Sandbox.Asked);
    }

    [Needs("bash")]
    public void Help_lists_the_verbs_of_the_tool_too_and_needs_no_build()
    {
        var help = Sandbox.Run("--help");

        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Equal(
            ["review", "diff", "decide", "check", "compare", "guard", "collect", "rehearse", "test", "mutate", "bench", "sdk",
                "dotnet"],
            Regex.Matches(help.Output, @"^  (\w+) ", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
        Assert.Empty(Sandbox.Asked);
    }

    [Needs("bash")]
    public void The_tests_and_the_rehearsal_say_their_phases()
    {
        (string, string)[] standin = [("PulumiSdk", "standin")];

        Assert.Equal("run: building tests/\nrun: running the tests\n", Sandbox.Run(standin, "test", "--filter", "Name~X").Error);
        Assert.Equal(
            "standin: test PROJECT/artifacts/standin/bin/Tests/debug/Tests.dll --nologo --filter Name~X\n",
            Sandbox.Run(standin, "test", "--filter", "Name~X").Output);
        Assert.Equal("run: running the tests\n", Sandbox.Run(standin, "test", "-c", "Release").Error);
        Assert.Equal("standin: test PROJECT/tests --nologo -c Release\n", Sandbox.Run(standin, "test", "-c", "Release").Output);
        var rehearsal = Sandbox.Run(standin, "rehearse", "dev");
        Assert.Equal(
            ("standin: PROJECT/artifacts/standin/bin/Rehearsal/debug/Rehearsal.dll rehearse dev\n",
            "run: building rehearsal/\n"), (rehearsal.Output, rehearsal.Error));
    }

    [Needs("bash")]
    public void The_unit_tests_are_a_filter()
    {
        (string, string)[] standin = [("PulumiSdk", "standin")];

        var run = Sandbox.Run(standin, "test", "--unit", "--verbosity", "quiet");
        var twice = Sandbox.Run(standin, "test", "--unit", "--filter", "Name~X");

        Assert.Matches(
            "^standin: test PROJECT/artifacts/standin/bin/Tests/debug/Tests.dll --nologo --filter "
                + "FullyQualifiedName!~Tests.Review.&[^ ]+ --verbosity quiet\n$", run.Output);
        Assert.Equal((2, ""), (twice.ExitCode, twice.Output));
        Assert.StartsWith("run: --unit is a filter of its own", twice.Error, StringComparison.Ordinal);
    }

    /// <summary>A renamed namespace must not become part of the unit tests.</summary>
    [Fact]
    public void The_filter_of_the_unit_tests_names_what_there_is()
    {
        var left = Regex.Matches(
            File.ReadAllText(Path.Combine(Review.Reviews.Root, "run")), "FullyQualifiedName!~(Tests[.A-Za-z]+)")
            .Select(match => match.Groups[1].Value).ToArray();

        Assert.NotEmpty(left);
        Assert.All(left, name =>
            Assert.Contains(
                typeof(RunVerbsTests).Assembly.GetTypes(), type => type.FullName!.StartsWith(name, StringComparison.Ordinal)));
    }
}

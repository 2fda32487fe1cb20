using System.Text.RegularExpressions;

namespace Tests.Scripts;

/// <summary>The help text of <c>./run</c>, and the arguments that it passes to <c>dotnet test</c>.</summary>
public sealed class RunVerbsTests : RunTests
{
    // The results are read for the list of the slowest tests.
    private const string Results = "--logger trx;LogFileName=tests.trx --results-directory PROJECT/artifacts/test-results/run ";

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
            [
                "review", "diff", "decide", "check", "compare", "guard", "collect", "who-can", "rehearse", "test", "mutate", "bench",
                "sdk", "dotnet",
            ],
            Regex.Matches(help.Output, @"^  ([\w-]+) ", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
        Assert.Empty(Sandbox.Asked);
    }

    [Needs("bash")]
    public void Help_about_a_verb_shows_its_options()
    {
        (string, string)[] standin = [("PulumiSdk", "standin")];

        var options = Sandbox.Run(standin, "diff", "--help").Output;

        Assert.EndsWith("diff --help\n", options, StringComparison.Ordinal);
        Assert.Equal(options, Sandbox.Run(standin, "help", "diff").Output);
        Assert.Equal(2, Sandbox.Run("help", "reviw").ExitCode);
    }

    [Needs("bash")]
    public void The_tests_and_the_rehearsal_say_their_phases()
    {
        (string, string)[] standin = [("PulumiSdk", "standin")];

        Assert.Equal("run: building tests/\nrun: running the tests\n", Sandbox.Run(standin, "test", "--filter", "Name~X").Error);
        Assert.Equal(
            "standin: test PROJECT/artifacts/standin/bin/Tests/debug/Tests.dll --nologo " + Results + "--filter Name~X\n",
            Sandbox.Run(standin, "test", "--filter", "Name~X").Output);
        Assert.Equal("run: running the tests\n", Sandbox.Run(standin, "test", "-c", "Release").Error);
        Assert.Equal("standin: test PROJECT/tests --nologo " + Results + "-c Release\n", Sandbox.Run(standin, "test", "-c", "Release").Output);
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
            "^standin: test PROJECT/artifacts/standin/bin/Tests/debug/Tests.dll --nologo " + Results + "--filter "
                + "FullyQualifiedName!~Tests.Review.&[^ ]+ --verbosity quiet\n$", run.Output);
        Assert.Equal((2, ""), (twice.ExitCode, twice.Output));
        Assert.StartsWith("run: --unit is a filter of its own", twice.Error, StringComparison.Ordinal);
    }

    [Needs("bash")]
    public void A_folder_for_the_results_replaces_the_one_of_run() => Assert.Equal(
        "standin: test PROJECT/artifacts/standin/bin/Tests/debug/Tests.dll --nologo --results-directory here\n",
        Sandbox.Run([("PulumiSdk", "standin")], "test", "--results-directory", "here").Output);

    [Needs("bash")]
    public void The_slowest_tests_are_listed()
    {
        var folder = Directory.CreateTempSubdirectory("slowest-");
        try
        {
            File.WriteAllLines(
                Path.Combine(folder.FullName, "tests.trx"),
                Enumerable.Range(1, 12).Select(i =>
                    $"    <UnitTestResult executionId=\"x\" testName=\"Tests.T{i}\" computerName=\"c\" duration=\"00:00:{i:00}.5\" />"));

            Assert.Equal(
                $"the ten slowest tests (hours:minutes:seconds):\n"
                    + string.Concat(Enumerable.Range(3, 10).Reverse().Select(i => $"00:00:{i:00}.5 Tests.T{i}\n")),
                Programs.Run(Path.Combine(Review.Reviews.Root, ".ci", "slowest"), "", folder.FullName).Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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

namespace Tests.Scripts;

/// <summary>The builds of <c>./run</c>: what it builds, when it builds again, and its output during a build.</summary>
public sealed class RunBuildsTests : RunTests
{
    private const string ToolBuild =
        "build PROJECT/review --nologo -v quiet -clp:ErrorsOnly;NoSummary -c Release -p:RunAnalyzersDuringBuild=false";

    [Needs("bash")]
    public void The_first_build_says_what_it_does_and_the_next_runs_say_nothing()
    {
        Sandbox.Restoring(1, NotServed);

        var first = Sandbox.Run("review", "dev", "--format", "json");
        var second = Sandbox.Run("review", "dev");

        Assert.Equal("standin: PROJECT/artifacts/standin/run/Review/Review.dll review dev --format json\n", first.Output);
        Assert.EndsWith("run: building review/\n", first.Error, StringComparison.Ordinal);
        Assert.Equal(
            ("standin: PROJECT/artifacts/standin/run/Review/Review.dll review dev\n", ""), (second.Output, second.Error));

        File.SetLastWriteTime(Path.Combine(Sandbox.Project, "infra", "Code.cs"), DateTime.Now.AddMinutes(1));
        Assert.Equal("run: building review/\n", Sandbox.Run("review", "dev").Error);
    }

    [Needs("bash")]
    public void The_tests_are_built_again_after_a_change_of_a_source_and_not_of_an_approved_text()
    {
        (string, string)[] standin = [("PulumiSdk", "standin")];
        var approved = Directory.CreateDirectory(Path.Combine(Sandbox.Project, "tests", "Expectations", "dev")).FullName;

        Assert.Equal("run: building tests/\nrun: running the tests\n", Sandbox.Run(standin, "test").Error);
        Assert.Equal("run: running the tests\n", Sandbox.Run(standin, "test").Error);

        File.WriteAllText(Path.Combine(approved, "tables.txt"), "");
        File.SetLastWriteTime(Path.Combine(approved, "tables.txt"), DateTime.Now.AddMinutes(1));
        Assert.Equal("run: running the tests\n", Sandbox.Run(standin, "test").Error);

        foreach (var folder in (string[])["tests", "iam"])
        {
            File.SetLastWriteTime(Path.Combine(Sandbox.Project, folder, "Code.cs"), DateTime.Now.AddMinutes(1));
            Assert.Equal("run: building tests/\nrun: running the tests\n", Sandbox.Run(standin, "test").Error);
            File.SetLastWriteTime(Path.Combine(Sandbox.Project, folder, "Code.cs"), DateTime.Now.AddMinutes(-1));
        }

        // A change of the tests alone needs no build of the tool.
        Sandbox.Run(standin, "review", "dev");
        File.SetLastWriteTime(Path.Combine(Sandbox.Project, "tests", "Code.cs"), DateTime.Now.AddMinutes(1));
        Assert.Equal("", Sandbox.Run(standin, "review", "dev").Error);
    }

    [Needs("bash")]
    public void A_build_that_fails_is_shown()
    {
        Sandbox.Building(1, "Code.cs(1,1): error CS1002: ; expected\n");

        var run = Sandbox.Run([("PulumiSdk", "standin")], "review", "dev");

        Assert.Equal(
            (70, "", "run: building review/\nCode.cs(1,1): error CS1002: ; expected\nrun: the build of review/ failed\n"),
            (run.ExitCode, run.Output, run.Error));
    }

    [Needs("bash")]
    public void The_tool_is_built_to_start_fast()
    {
        Sandbox.Run([("PulumiSdk", "standin")], "review", "dev");

        Assert.Equal([$"{ToolBuild} -p:FastStart=compiled", "built"], Sandbox.Asked);
    }

    [Needs("bash")]
    public void Where_the_compiler_is_not_served_the_tool_starts_slower_and_that_is_kept_for_a_day()
    {
        (string, string)[] standin = [("PulumiSdk", "standin")];
        Sandbox.Refusing(
            "FastStart=compiled",
            "/x/review/Review.csproj : error NU1101: Unable to find package Microsoft.NETCore.App.Crossgen2.linux-x64. [/x]\n");

        Assert.Equal(
            (0, "standin: PROJECT/artifacts/standin/run/Review/Review.dll review dev\n"),
            Sandbox.Run(standin, "review", "dev") is var run ? (run.ExitCode, run.Output) : default);
        string[] both = [$"{ToolBuild} -p:FastStart=compiled", $"{ToolBuild} -p:FastStart=plain", "built"];
        Assert.Equal(both, Sandbox.Asked);

        var code = Path.Combine(Sandbox.Project, "infra", "Code.cs");
        File.SetLastWriteTime(code, DateTime.Now.AddMinutes(1));
        Assert.Equal(0, Sandbox.Run(standin, "review", "dev").ExitCode);
        Assert.Equal([.. both, $"{ToolBuild} -p:FastStart=plain", "built"], Sandbox.Asked);

        File.SetLastWriteTime(Path.Combine(Sandbox.Project, "artifacts", "standin", "fast-start"), DateTime.Now.AddHours(-49));
        File.SetLastWriteTime(code, DateTime.Now.AddMinutes(2));
        Assert.Equal(0, Sandbox.Run(standin, "review", "dev").ExitCode);
        Assert.Equal(both, Sandbox.Asked[5..]);
    }

    [Needs("bash")]
    public void A_build_to_start_fast_that_fails_otherwise_is_not_tried_again()
    {
        Sandbox.Refusing("FastStart=compiled", "Code.cs(1,1): error CS1002: ; expected\n");

        Assert.Equal(70, Sandbox.Run([("PulumiSdk", "standin")], "review", "dev").ExitCode);
        Assert.Equal([$"{ToolBuild} -p:FastStart=compiled"], Sandbox.Asked);
    }

    /// <summary>util-linux's <c>script</c> gives the shell a terminal.</summary>
    [Needs("bash", "script")]
    public void On_a_terminal_the_seconds_are_shown_and_wiped_away()
    {
        Sandbox.Building(0, seconds: 1.5);
        using var run = Sandbox.StartProgram(
            Programs.Find("script")!, ["-qec", $"bash {Sandbox.Project}/run review dev", "/dev/null"],
            [("PulumiSdk", "standin"), ("SHELL", Programs.Find("bash")!)]);
        run.StandardInput.Close();
        var shown = run.StandardOutput.ReadToEnd();

        Assert.Contains("\r\e[Krun: building review/ (0 s)", shown, StringComparison.Ordinal);
        Assert.Contains("\r\e[Krun: building review/ (1 s)", shown, StringComparison.Ordinal);
        Assert.Matches(@"\r\e\[Kstandin: .*Review\.dll review dev\r\n$", shown);
    }
}

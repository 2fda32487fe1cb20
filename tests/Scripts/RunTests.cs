using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tests.Scripts;

/// <summary>
/// <c>./run</c>, with the utilities of a stock macOS. <see cref="RunInBash32Tests"/> runs the same in bash 3.2.
/// </summary>
public class RunTests : IDisposable
{
    private const string NotServed =
        "/x/infra/Infra.csproj : error NU1101: Unable to find package Pulumi. No packages exist with this id in source(s): "
            + "nuget.org [/x/infra/Infra.csproj]\n";

    private const string ToolBuild =
        "build PROJECT/review --nologo -v quiet -clp:ErrorsOnly;NoSummary -c Release -p:RunAnalyzersDuringBuild=false";

    private readonly RunSandbox sandbox;

    public RunTests()
        : this("bash")
    {
    }

    protected RunTests(string shell) => sandbox = new(shell);

    [Needs("bash")]
    public void Packages_that_restore_are_used_and_restored_once()
    {
        var first = sandbox.Run("sdk");
        var second = sandbox.Run("sdk");

        Assert.Equal(
            (0, "nuget\n", "run: restoring Pulumi's packages\nrun: building against Pulumi's packages\n"),
            (first.ExitCode, first.Output, first.Error));
        Assert.Equal((0, "nuget\n", ""), (second.ExitCode, second.Output, second.Error));
        // The program's own restore, into the usual folder of packages: what it downloads is what the build uses.
        Assert.Equal(["restore PROJECT/infra -p:PulumiSdk=nuget --nologo"], sandbox.Asked);
    }

    [NeedsTheory("bash")]
    [InlineData("error NU1101: Unable to find package Pulumi. No packages exist with this id in source(s): nuget.org")]
    [InlineData("error NU1102: Unable to find package Pulumi with version (>= 3.0.0)")]
    [InlineData("error NU1301: Unable to load the service index for source https://api.nuget.org/v3/index.json.")]
    [InlineData(
        "error NU1301: Failed to retrieve information about 'Pulumi' from remote source. Response status code does not "
            + "indicate success: 403 (Forbidden).")]
    public void Packages_that_are_not_served_lead_to_the_stand_ins_with_the_reason(string error)
    {
        sandbox.Restoring(
            1, $"  Determining projects to restore...\n/x/infra/Infra.csproj : {error} "
                + "[/x/infra/Infra.csproj]\n/x/infra/Infra.csproj : error NU1101: Unable to find package Pulumi.Aws. "
                + "[/x/infra/Infra.csproj]\n");

        var run = sandbox.Run("sdk");

        Assert.Equal((0, "standin\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            "run: restoring Pulumi's packages\nrun: building against standins/, because Pulumi's packages are not served "
                + $"here: {error}\n", run.Error);
    }

    [NeedsTheory("bash")]
    [InlineData(
        "/x/Infra.csproj : error NU1605: Warning As Error: Detected package downgrade: Pulumi from 3.113.0 to 3.112.1.",
        "error NU1605: Warning As Error: Detected package downgrade: Pulumi from 3.113.0 to 3.112.1.")]
    [InlineData(
        "/x/Infra.csproj : error NU1107: Version conflict detected for Pulumi.",
        "error NU1107: Version conflict detected for Pulumi.")]
    [InlineData(
        "/x/Infra.csproj : error NU1004: The packages lock file is inconsistent with the project dependencies.",
        "error NU1004: The packages lock file is inconsistent with the project dependencies.")]
    [InlineData("/x/Infra.csproj : error : No space left on device : '/x/y'", "error: No space left on device : '/x/y'")]
    [InlineData(
        "/x/Infra.csproj : error NU1301: Unable to load the service index. Response status code does not indicate success: 401 "
            + "(Unauthorized).", "error NU1301: Unable to load the service index. Response status code does not indicate "
            + "success: 401 (Unauthorized).")]
    [InlineData(
        "/x/Infra.csproj : error NU1301: The local source '/nowhere' doesn't exist.",
        "error NU1301: The local source '/nowhere' doesn't exist.")]
    [InlineData(
        "/x/Infra.csproj : error NU1101: Unable to find package Pulumi.\n/x/Infra.csproj : error NU1107: Version conflict "
            + "detected for Pulumi.", "error NU1101: Unable to find package Pulumi.")]
    [InlineData("The command could not be loaded, possibly because: a file is missing", "")]
    [InlineData("", "")]
    public void Every_other_failure_is_an_error_and_is_shown(string output, string told)
    {
        sandbox.Restoring(1, output);

        var run = sandbox.Run("review", "dev");

        Assert.Equal((70, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"run: restoring Pulumi's packages\n{output}run: the restore of Pulumi's packages failed (exit code 1): {told}\n",
            run.Error);
        Assert.False(File.Exists(sandbox.AnswerPath));
        Assert.Equal(70, sandbox.Run("sdk").ExitCode);
        Assert.Equal(2, sandbox.Asked.Length);
    }

    [Needs("bash")]
    public void A_restore_that_takes_too_long_is_ended_and_is_an_error()
    {
        sandbox.Restoring(0, seconds: 60);
        var clock = Stopwatch.StartNew();

        var run = sandbox.Run([("RUN_RESTORE_SECONDS", "1")], "sdk");

        Assert.Equal(70, run.ExitCode);
        Assert.Equal(
            """
            run: restoring Pulumi's packages
            run: the restore took longer than 1 seconds. RUN_RESTORE_SECONDS=3600 ./run ... waits longer;
            run: PulumiSdk=standin ./run ... builds without Pulumi's packages

            """,
            run.Error);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(40));
    }

    [Needs("bash")]
    public void Stand_ins_are_kept_for_a_day()
    {
        sandbox.Restoring(1, NotServed);
        Assert.Equal("standin\n", sandbox.Run("sdk").Output);
        Assert.Equal(("standin\n", ""), sandbox.Run("sdk") is var again ? (again.Output, again.Error) : default);
        sandbox.Restoring(0);
        File.SetLastWriteTime(sandbox.AnswerPath, DateTime.Now.AddHours(-49));

        Assert.Equal("nuget\n", sandbox.Run("sdk").Output);
        File.SetLastWriteTime(sandbox.AnswerPath, DateTime.Now.AddHours(-49));
        Assert.Equal(("nuget\n", ""), sandbox.Run("sdk") is var kept ? (kept.Output, kept.Error) : default);
        Assert.Equal(2, sandbox.Asked.Length);
    }

    [NeedsTheory("bash")]
    [InlineData("project/NuGet.config")]
    [InlineData("home/.nuget/NuGet/NuGet.Config")]
    [InlineData("project/Directory.Packages.props")]
    public void Other_sources_and_other_versions_are_asked_at_once(string file)
    {
        sandbox.Restoring(1, NotServed);
        sandbox.Run("sdk");
        sandbox.Restoring(0);
        var path = Path.Combine(sandbox.Project, "..", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "<configuration><packageSources /></configuration>");

        Assert.Equal("nuget\n", sandbox.Run("sdk").Output);
    }

    [Needs("bash")]
    public void A_source_in_the_environment_is_asked_at_once()
    {
        sandbox.Restoring(1, NotServed);
        sandbox.Run("sdk");
        sandbox.Restoring(0);

        Assert.Equal("nuget\n", sandbox.Run([("RestoreAdditionalProjectSources", "/feed")], "sdk").Output);
    }

    [Needs("bash")]
    public void The_answer_of_an_earlier_version_is_ignored_and_deleted()
    {
        var memory = Path.Combine(sandbox.Project, ".pulumi-sdk.props");
        File.WriteAllText(memory, "<Project><PropertyGroup><PulumiSdk>standin</PulumiSdk></PropertyGroup></Project>");

        Assert.Equal("nuget\n", sandbox.Run("sdk").Output);
        Assert.False(File.Exists(memory));
    }

    [Needs("bash")]
    public void The_environment_decides_without_a_restore()
    {
        Assert.Equal(
            ("standin\n", ""), sandbox.Run([("PulumiSdk", "standin")], "sdk") is var run ? (run.Output, run.Error) : default);
        Assert.Equal(
            (2, "run: PulumiSdk is 'nugget'; it must be nuget or standin\n"),
            sandbox.Run([("PulumiSdk", "nugget")], "sdk") is var wrong ? (wrong.ExitCode, wrong.Error) : default);
        Assert.Empty(sandbox.Asked);
    }

    [Needs("bash")]
    public void The_first_build_says_what_it_does_and_the_next_runs_say_nothing()
    {
        sandbox.Restoring(1, NotServed);

        var first = sandbox.Run("review", "dev", "--format", "json");
        var second = sandbox.Run("review", "dev");

        Assert.Equal("standin: PROJECT/artifacts/standin/run/Review/Review.dll review dev --format json\n", first.Output);
        Assert.EndsWith("run: building review/\n", first.Error, StringComparison.Ordinal);
        Assert.Equal(
            ("standin: PROJECT/artifacts/standin/run/Review/Review.dll review dev\n", ""), (second.Output, second.Error));

        File.SetLastWriteTime(Path.Combine(sandbox.Project, "infra", "Code.cs"), DateTime.Now.AddMinutes(1));
        Assert.Equal("run: building review/\n", sandbox.Run("review", "dev").Error);
    }

    [Needs("bash")]
    public void The_tests_and_the_rehearsal_say_their_phases()
    {
        (string, string)[] standin = [("PulumiSdk", "standin")];

        Assert.Equal("run: building tests/\nrun: running the tests\n", sandbox.Run(standin, "test", "--filter", "Name~X").Error);
        Assert.Equal(
            "standin: test PROJECT/tests --nologo --no-build --filter Name~X\n",
            sandbox.Run(standin, "test", "--filter", "Name~X").Output);
        Assert.Equal("run: running the tests\n", sandbox.Run(standin, "test", "-c", "Release").Error);
        Assert.Equal("standin: test PROJECT/tests --nologo -c Release\n", sandbox.Run(standin, "test", "-c", "Release").Output);
        var rehearsal = sandbox.Run(standin, "rehearse", "dev");
        Assert.Equal(
            ("standin: PROJECT/artifacts/standin/bin/Rehearsal/debug/Rehearsal.dll rehearse dev\n",
            "run: building rehearsal/\n"), (rehearsal.Output, rehearsal.Error));
    }

    [Needs("bash")]
    public void The_unit_tests_are_a_filter()
    {
        (string, string)[] standin = [("PulumiSdk", "standin")];

        var run = sandbox.Run(standin, "test", "--unit", "--verbosity", "quiet");
        var twice = sandbox.Run(standin, "test", "--unit", "--filter", "Name~X");

        Assert.Matches(
            "^standin: test PROJECT/tests --nologo --no-build --filter FullyQualifiedName!~Tests.Review.&[^ ]+ --verbosity "
                + "quiet\n$", run.Output);
        Assert.Equal((2, ""), (twice.ExitCode, twice.Output));
        Assert.StartsWith("run: --unit is a filter of its own", twice.Error, StringComparison.Ordinal);
    }

    /// <summary>A namespace that is renamed must not slip into the unit tests.</summary>
    [Fact]
    public void The_filter_of_the_unit_tests_names_what_there_is()
    {
        var left = Regex.Matches(
            File.ReadAllText(Path.Combine(Review.Reviews.Root, "run")), "FullyQualifiedName!~(Tests[.A-Za-z]+)")
            .Select(match => match.Groups[1].Value).ToArray();

        Assert.NotEmpty(left);
        Assert.All(left, name =>
            Assert.Contains(
                typeof(RunTests).Assembly.GetTypes(), type => type.FullName!.StartsWith(name, StringComparison.Ordinal)));
    }

    [Needs("bash")]
    public void A_build_that_fails_is_shown()
    {
        sandbox.Building(1, "Code.cs(1,1): error CS1002: ; expected\n");

        var run = sandbox.Run([("PulumiSdk", "standin")], "review", "dev");

        Assert.Equal(
            (70, "", "run: building review/\nCode.cs(1,1): error CS1002: ; expected\nrun: the build of review/ failed\n"),
            (run.ExitCode, run.Output, run.Error));
    }

    [Needs("bash")]
    public void The_tool_is_built_to_start_fast()
    {
        sandbox.Run([("PulumiSdk", "standin")], "review", "dev");

        Assert.Equal([$"{ToolBuild} -p:FastStart=compiled", "built"], sandbox.Asked);
    }

    [Needs("bash")]
    public void Where_the_compiler_is_not_served_the_tool_starts_slower_and_that_is_kept_for_a_day()
    {
        (string, string)[] standin = [("PulumiSdk", "standin")];
        sandbox.Refusing(
            "FastStart=compiled",
            "/x/review/Review.csproj : error NU1101: Unable to find package Microsoft.NETCore.App.Crossgen2.linux-x64. [/x]\n");

        Assert.Equal(
            (0, "standin: PROJECT/artifacts/standin/run/Review/Review.dll review dev\n"),
            sandbox.Run(standin, "review", "dev") is var run ? (run.ExitCode, run.Output) : default);
        string[] both = [$"{ToolBuild} -p:FastStart=compiled", $"{ToolBuild} -p:FastStart=plain", "built"];
        Assert.Equal(both, sandbox.Asked);

        var code = Path.Combine(sandbox.Project, "infra", "Code.cs");
        File.SetLastWriteTime(code, DateTime.Now.AddMinutes(1));
        Assert.Equal(0, sandbox.Run(standin, "review", "dev").ExitCode);
        Assert.Equal([.. both, $"{ToolBuild} -p:FastStart=plain", "built"], sandbox.Asked);

        File.SetLastWriteTime(Path.Combine(sandbox.Project, "artifacts", "standin", "fast-start"), DateTime.Now.AddHours(-49));
        File.SetLastWriteTime(code, DateTime.Now.AddMinutes(2));
        Assert.Equal(0, sandbox.Run(standin, "review", "dev").ExitCode);
        Assert.Equal(both, sandbox.Asked[5..]);
    }

    [Needs("bash")]
    public void A_build_to_start_fast_that_fails_otherwise_is_not_tried_again()
    {
        sandbox.Refusing("FastStart=compiled", "Code.cs(1,1): error CS1002: ; expected\n");

        Assert.Equal(70, sandbox.Run([("PulumiSdk", "standin")], "review", "dev").ExitCode);
        Assert.Equal([$"{ToolBuild} -p:FastStart=compiled"], sandbox.Asked);
    }

    [Needs("bash")]
    public void Packages_that_are_no_longer_served_are_asked_for_again()
    {
        sandbox.Run("sdk");
        sandbox.Building(1, NotServed).Restoring(1, NotServed);

        Assert.Equal(70, sandbox.Run("review", "dev").ExitCode);
        Assert.Equal("standin\n", sandbox.Run("sdk").Output);
    }

    [Needs("bash")]
    public async Task Two_builds_at_once_run_one_after_the_other()
    {
        sandbox.Building(0, seconds: 1.5);
        (string, string)[] standin = [("PulumiSdk", "standin")];

        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => Assert.Equal(0, sandbox.Run(standin, "test").ExitCode))));

        Assert.Equal(
            ["build PROJECT/tests", "built", "build PROJECT/tests", "built", "build PROJECT/tests", "built"],
            sandbox.Asked.Select(line => line.Split(" --")[0]));
    }

    [Needs("bash")]
    public void The_empty_lock_file_of_an_earlier_version_is_ignored()
    {
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Project, "artifacts", "standin"));
        File.WriteAllText(Path.Combine(folder.FullName, "lock"), "");

        Assert.Equal(0, sandbox.Run([("PulumiSdk", "standin")], "review", "dev").ExitCode);
    }

    [Needs("bash")]
    public void The_lock_of_an_ended_process_is_ignored()
    {
        using var gone = Process.Start(new ProcessStartInfo("true"))!;
        gone.WaitForExit();
        var @lock = Path.Combine(
            Directory.CreateDirectory(Path.Combine(sandbox.Project, "artifacts", "standin")).FullName, "building");
        File.WriteAllText(@lock, $"{gone.Id}\n");

        Assert.Equal(0, sandbox.Run([("PulumiSdk", "standin")], "review", "dev").ExitCode);
        Assert.False(File.Exists(@lock));
    }

    [Needs("bash")]
    public void An_interrupt_ends_the_build_and_leaves_no_lock()
    {
        sandbox.Building(0, seconds: 60);
        using var run = sandbox.Start([("PulumiSdk", "standin")], "review", "dev");
        Assert.Equal("run: building review/", run.StandardError.ReadLine());
        Thread.Sleep(500);

        Programs.Run("pkill", "", "-TERM", "-P", $"{run.Id}");

        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(130, run.ExitCode);
        Assert.False(File.Exists(Path.Combine(sandbox.Project, "artifacts", "standin", "building")));
    }

    [Needs("bash")]
    public void Without_a_verb_or_with_an_unknown_one_the_usage_is_shown()
    {
        var (none, unknown) = (sandbox.Run(), sandbox.Run("reviw", "dev"));

        Assert.Equal((2, ""), (none.ExitCode, none.Output));
        Assert.StartsWith("usage: ./run VERB ...", none.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (unknown.ExitCode, unknown.Output));
        Assert.StartsWith("run: there is no verb `reviw`\nusage: ./run VERB ...", unknown.Error, StringComparison.Ordinal);
        Assert.Empty(sandbox.Asked);
    }

    [Needs("bash")]
    public void Help_lists_the_verbs_of_the_tool_too_and_needs_no_build()
    {
        var help = sandbox.Run("--help");

        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Equal(
            ["review", "diff", "decide", "check", "compare", "guard", "rehearse", "test", "mutate", "bench", "sdk", "dotnet"],
            Regex.Matches(help.Output, @"^  (\w+) ", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
        Assert.Empty(sandbox.Asked);
    }

    [Needs("bash")]
    public void An_sdk_that_is_not_on_the_PATH_comes_with_the_line_that_Pulumi_needs()
    {
        sandbox.RemoveDotnet("bin/dotnet");
        sandbox.Dotnet("project/.dotnet/dotnet");

        var run = sandbox.Run([("PulumiSdk", "standin")], "sdk");

        Assert.Equal((0, "standin\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            "run: for pulumi, which takes dotnet from the PATH: export DOTNET_ROOT='PROJECT/.dotnet' "
                + "PATH=\"PROJECT/.dotnet:$PATH\"\n", run.Error);
    }

    [Needs("bash")]
    public void An_sdk_of_another_version_is_ignored()
    {
        sandbox.Dotnet("bin/dotnet", hasSdk: false);
        sandbox.Dotnet("home/.dotnet/dotnet");

        Assert.Equal(0, sandbox.Run([("PulumiSdk", "standin")], "sdk").ExitCode);
    }

    [Needs("bash")]
    public void Without_an_sdk_and_without_a_connection_the_instructions_are_shown()
    {
        sandbox.RemoveDotnet("bin/dotnet");

        var run = sandbox.Run("review", "dev");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Microsoft publishes no checksum of it", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "Install the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0", run.Error,
            StringComparison.Ordinal);
    }

    /// <summary>util-linux's <c>script</c> gives the shell a terminal.</summary>
    [Needs("bash", "script")]
    public void On_a_terminal_the_seconds_are_shown_and_wiped_away()
    {
        sandbox.Building(0, seconds: 1.5);
        using var run = sandbox.StartProgram(
            Programs.Find("script")!, ["-qec", $"bash {sandbox.Project}/run review dev", "/dev/null"],
            [("PulumiSdk", "standin"), ("SHELL", Programs.Find("bash")!)]);
        run.StandardInput.Close();
        var shown = run.StandardOutput.ReadToEnd();

        Assert.Contains("\r\e[Krun: building review/ (0 s)", shown, StringComparison.Ordinal);
        Assert.Contains("\r\e[Krun: building review/ (1 s)", shown, StringComparison.Ordinal);
        Assert.Matches(@"\r\e\[Kstandin: .*Review\.dll review dev\r\n$", shown);
    }

    public void Dispose()
    {
        sandbox.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>
/// The same in bash 3.2, which macOS has as /bin/bash: on other machines it takes a <c>bash-3.2</c> on the PATH.
/// </summary>
public sealed class RunInBash32Tests
{
    [Needs("bash-3.2")]
    public void Every_test_of_run_passes_in_bash_3_2()
    {
        foreach (var test in typeof(RunTests).GetMethods()
            .Where(method => method.DeclaringType == typeof(RunTests) && method.IsDefined(typeof(FactAttribute), inherit: true)))
        {
            var rows = test.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>()
                .SelectMany(data => data.GetData(test)).ToArray();
            foreach (var row in rows.Length == 0 ? [[]] : rows)
            {
                using var tests = new InBash32();
                (test.Invoke(tests, row) as Task)?.GetAwaiter().GetResult();
            }
        }
    }

    private sealed class InBash32() : RunTests("bash-3.2");
}

using System.Diagnostics;

namespace Tests.Scripts;

/// <summary>How <c>./run</c> chooses between Pulumi's packages and the stand-ins.</summary>
public sealed class RunPulumiSdkTests : RunTests
{
    [Needs("bash")]
    public void Packages_that_restore_are_used_and_restored_once()
    {
        var first = Sandbox.Run("sdk");
        var second = Sandbox.Run("sdk");

        Assert.Equal(
            (0, "nuget\n", "run: restoring Pulumi's packages\nrun: building against Pulumi's packages\n"),
            (first.ExitCode, first.Output, first.Error));
        Assert.Equal((0, "nuget\n", ""), (second.ExitCode, second.Output, second.Error));
        // The program's own restore, into the usual package folder: the build uses the packages that it downloads.
        Assert.Equal(["restore PROJECT/infra -p:PulumiSdk=nuget --nologo"], Sandbox.Asked);
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
        Sandbox.Restoring(
            1, $"  Determining projects to restore...\n/x/infra/Infra.csproj : {error} "
                + "[/x/infra/Infra.csproj]\n/x/infra/Infra.csproj : error NU1101: Unable to find package Pulumi.Aws. "
                + "[/x/infra/Infra.csproj]\n");

        var run = Sandbox.Run("sdk");

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
        Sandbox.Restoring(1, output);

        var run = Sandbox.Run("review", "dev");

        Assert.Equal((70, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"run: restoring Pulumi's packages\n{output}run: the restore of Pulumi's packages failed (exit code 1): {told}\n",
            run.Error);
        Assert.False(File.Exists(Sandbox.AnswerPath));
        Assert.Equal(70, Sandbox.Run("sdk").ExitCode);
        Assert.Equal(2, Sandbox.Asked.Length);
    }

    [Needs("bash")]
    public void A_restore_that_takes_too_long_is_ended_and_is_an_error()
    {
        Sandbox.Restoring(0, seconds: 60);
        var clock = Stopwatch.StartNew();

        var run = Sandbox.Run([("RUN_RESTORE_SECONDS", "1")], "sdk");

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
        Sandbox.Restoring(1, NotServed);
        Assert.Equal("standin\n", Sandbox.Run("sdk").Output);
        Assert.Equal(("standin\n", ""), Sandbox.Run("sdk") is var again ? (again.Output, again.Error) : default);
        Sandbox.Restoring(0);
        File.SetLastWriteTime(Sandbox.AnswerPath, DateTime.Now.AddHours(-49));

        Assert.Equal("nuget\n", Sandbox.Run("sdk").Output);
        File.SetLastWriteTime(Sandbox.AnswerPath, DateTime.Now.AddHours(-49));
        Assert.Equal(("nuget\n", ""), Sandbox.Run("sdk") is var kept ? (kept.Output, kept.Error) : default);
        Assert.Equal(2, Sandbox.Asked.Length);
    }

    [NeedsTheory("bash")]
    [InlineData("project/NuGet.config")]
    [InlineData("home/.nuget/NuGet/NuGet.Config")]
    [InlineData("project/Directory.Packages.props")]
    public void Other_sources_and_other_versions_are_asked_at_once(string file)
    {
        Sandbox.Restoring(1, NotServed);
        Sandbox.Run("sdk");
        Sandbox.Restoring(0);
        var path = Path.Combine(Sandbox.Project, "..", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "<configuration><packageSources /></configuration>");

        Assert.Equal("nuget\n", Sandbox.Run("sdk").Output);
    }

    [Needs("bash")]
    public void A_source_in_the_environment_is_asked_at_once()
    {
        Sandbox.Restoring(1, NotServed);
        Sandbox.Run("sdk");
        Sandbox.Restoring(0);

        Assert.Equal("nuget\n", Sandbox.Run([("RestoreAdditionalProjectSources", "/feed")], "sdk").Output);
    }

    [Needs("bash")]
    public void The_answer_of_an_earlier_version_is_ignored_and_deleted()
    {
        var memory = Path.Combine(Sandbox.Project, ".pulumi-sdk.props");
        File.WriteAllText(memory, "<Project><PropertyGroup><PulumiSdk>standin</PulumiSdk></PropertyGroup></Project>");

        Assert.Equal("nuget\n", Sandbox.Run("sdk").Output);
        Assert.False(File.Exists(memory));
    }

    [Needs("bash")]
    public void The_environment_decides_without_a_restore()
    {
        Assert.Equal(
            ("standin\n", ""), Sandbox.Run([("PulumiSdk", "standin")], "sdk") is var run ? (run.Output, run.Error) : default);
        Assert.Equal(
            (2, "run: PulumiSdk is 'nugget'; it must be nuget or standin\n"),
            Sandbox.Run([("PulumiSdk", "nugget")], "sdk") is var wrong ? (wrong.ExitCode, wrong.Error) : default);
        Assert.Empty(Sandbox.Asked);
    }

    [Needs("bash")]
    public void Packages_that_are_no_longer_served_are_asked_for_again()
    {
        Sandbox.Run("sdk");
        Sandbox.Building(1, NotServed).Restoring(1, NotServed);

        Assert.Equal(70, Sandbox.Run("review", "dev").ExitCode);
        Assert.Equal("standin\n", Sandbox.Run("sdk").Output);
    }
}

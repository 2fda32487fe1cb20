using System.Diagnostics;

namespace Tests.Scripts;

/// <summary>Concurrent and interrupted builds of <c>./run</c>.</summary>
public sealed class RunLockTests : RunTests
{
    [Needs("bash")]
    public async Task Two_builds_at_once_run_one_after_the_other()
    {
        Sandbox.Building(0, seconds: 1.5);
        (string, string)[] standin = [("PulumiSdk", "standin")];

        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => Assert.Equal(0, Sandbox.Run(standin, "test").ExitCode))));

        // One that starts after the end of another's build finds nothing to build.
        var asked = Sandbox.Asked.Select(line => line.Split(" --")[0]).ToArray();
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Index().Select(line => line.Index % 2 == 0 ? "build PROJECT/tests" : "built"), asked);
    }

    [Needs("bash")]
    public void The_empty_lock_file_of_an_earlier_version_is_ignored()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Sandbox.Project, "artifacts", "standin"));
        File.WriteAllText(Path.Combine(folder.FullName, "lock"), "");

        Assert.Equal(0, Sandbox.Run([("PulumiSdk", "standin")], "review", "dev").ExitCode);
    }

    [Needs("bash")]
    public void The_lock_of_an_ended_process_is_ignored()
    {
        using var gone = Process.Start(new ProcessStartInfo("true"))!;
        gone.WaitForExit();
        var @lock = Path.Combine(
            Directory.CreateDirectory(Path.Combine(Sandbox.Project, "artifacts", "standin")).FullName, "building");
        File.WriteAllText(@lock, $"{gone.Id}\n");

        Assert.Equal(0, Sandbox.Run([("PulumiSdk", "standin")], "review", "dev").ExitCode);
        Assert.False(File.Exists(@lock));
    }

    [Needs("bash")]
    public void An_interrupt_ends_the_build_and_leaves_no_lock()
    {
        Sandbox.Building(0, seconds: 60);
        using var run = Sandbox.Start([("PulumiSdk", "standin")], "review", "dev");
        Assert.Equal("run: building review/", run.StandardError.ReadLine());
        Thread.Sleep(500);

        Programs.Run("pkill", "", "-TERM", "-P", $"{run.Id}");

        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(130, run.ExitCode);
        Assert.False(File.Exists(Path.Combine(Sandbox.Project, "artifacts", "standin", "building")));
    }
}

using System.Diagnostics;
using Rehearsal.Machine;

namespace Tests.Rehearsal;

public sealed class WorkshopTests
{
    [Fact]
    public async Task What_runs_in_it_ends_with_it_and_nothing_is_left()
    {
        int process;
        string folder;
        await using (var workshop = Workshop.Open())
        {
            folder = workshop.Folder;
            var sleeper = RunningProgram.Start(workshop, workshop.Program("sh", "-c", "echo begun; exec sleep 600"), "sleeper");
            while (!sleeper.Log.Contains("begun"))
            {
                await Task.Delay(10);
            }

            process = sleeper.ProcessId;
        }

        Assert.False(IsRunning(process));
        Assert.False(Directory.Exists(folder));
        Assert.False(Directory.Exists($"{folder}.gone"));
    }

    [Fact]
    public async Task A_program_that_is_cancelled_takes_its_children_with_it()
    {
        await using var workshop = Workshop.Open();
        using var cancellation = new CancellationTokenSource();
        var pid = workshop.At("pid");
        var run = workshop.RunAsync(workshop.Program("sh", "-c", "sleep 600 & echo $! >pid; wait"), cancellation.Token);
        while (!File.Exists(pid) || new FileInfo(pid).Length == 0)
        {
            await Task.Delay(10);
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.False(IsRunning(int.Parse((await File.ReadAllTextAsync(pid)).Trim(), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_program_that_ends_is_told_with_its_exit_code()
    {
        await using var workshop = Workshop.Open();

        var finished = await workshop.RunAsync(workshop.Program("sh", "-c", "echo out; echo err >&2; exit 3"), default);

        Assert.Equal(new Finished(3, "out\n", "err\n"), finished);
        Assert.Empty(Directory.EnumerateFiles(workshop.At("running")));
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or IOException)
        {
            return false;
        }
    }
}

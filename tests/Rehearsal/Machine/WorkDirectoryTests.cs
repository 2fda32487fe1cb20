using System.Diagnostics;
using System.Runtime.Versioning;
using Rehearsal.Machine;

namespace Tests.Rehearsal.Machine;

public sealed class WorkDirectoryTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task Disposal_ends_the_programs_and_removes_the_folder()
    {
        int process;
        string folder;
        await using (var workDirectory = WorkDirectory.Open())
        {
            folder = workDirectory.Folder;
            var sleeper = RunningProgram.Start(
                workDirectory, workDirectory.Program("sh", "-c", "echo begun; exec sleep 600"), "sleeper");
            while (!sleeper.Log.Contains("begun"))
            {
                await Task.Delay(10);
            }

            process = sleeper.ProcessId;
        }

        Assert.False(IsRunning(process));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Cancellation_ends_a_program_and_its_children()
    {
        await using var workDirectory = WorkDirectory.Open();
        using var cancellation = new CancellationTokenSource();
        var pid = workDirectory.At("pid");
        var run = workDirectory.RunAsync(workDirectory.Program("sh", "-c", "sleep 600 & echo $! >pid; wait"), cancellation.Token);
        while (!File.Exists(pid) || new FileInfo(pid).Length == 0)
        {
            await Task.Delay(10);
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        // The kernel ends a killed process a moment later.
        var child = int.Parse((await File.ReadAllTextAsync(pid)).Trim(), System.Globalization.CultureInfo.InvariantCulture);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (IsRunning(child))
        {
            await Task.Delay(10, limit.Token);
        }
    }

    [Fact]
    public async Task RunAsync_returns_exit_code_and_output()
    {
        await using var workDirectory = WorkDirectory.Open();

        var finished = await workDirectory.RunAsync(workDirectory.Program("sh", "-c", "echo out; echo err >&2; exit 3"), default);

        Assert.Equal(new ProgramResult(3, "out\n", "err\n"), finished);
        Assert.Empty(Directory.EnumerateFiles(workDirectory.At("running")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_folder_is_private()
    {
        await using var workDirectory = WorkDirectory.Open();

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(workDirectory.Folder));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(workDirectory.At("running")));
    }

    /// <summary>The cleanup must not rename the folder to a name that another user can guess and create first.</summary>
    [Fact]
    public async Task A_folder_that_another_user_prepares_beside_it_does_not_end_a_process()
    {
        using var victim = new Sleeper();
        string prepared;
        await using (var workDirectory = WorkDirectory.Open())
        {
            prepared = $"{workDirectory.Folder}.gone";
            List(victim, prepared);
        }

        Assert.True(victim.IsRunning);
        Assert.True(File.Exists(Path.Combine(prepared, "running", $"{victim.Id}")));
        Directory.Delete(prepared, recursive: true);
    }

    [Theory]
    [InlineData("0700", true)]
    [InlineData("0770", false)]
    [InlineData("0707", false)]
    [InlineData("0755", false)]
    public void Cleanup_ends_the_listed_processes_only_if_the_folder_is_private(string mode, bool ends)
    {
        using var listed = new Sleeper();
        var folder = List(listed, Directory.CreateTempSubdirectory().FullName);
        Programs.Run("chmod", "", mode, folder);

        var result = CleanUp(folder);

        Assert.Equal(ends, !listed.IsRunning);
        Assert.Equal(ends ? 0 : 1, result.ExitCode);
        Assert.Equal(ends ? "" : $"{folder} is not a folder of mode 0700 that this user owns\n", result.Error);
        Assert.Equal(!ends, Directory.Exists(folder));
        if (!ends)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Cleanup_refuses_a_folder_of_another_user()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return; // only root can change the owner
        }

        using var listed = new Sleeper();
        var folder = List(listed, Directory.CreateTempSubdirectory().FullName);
        Assert.Equal(0, Programs.Run("chown", "", "-R", "65534", folder).ExitCode);

        Assert.Equal(1, CleanUp(folder).ExitCode);
        Assert.True(listed.IsRunning);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("1", "")]
    [InlineData("0", "")]
    [InlineData("-1", "")]
    [InlineData("2 1", "")]
    [InlineData("4194305", "kill -TERM -4194305\n")]
    public void Cleanup_ignores_a_name_that_is_not_a_process_group(string name, string kills)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        Directory.CreateDirectory(Path.Combine(folder, "running"));
        File.WriteAllText(Path.Combine(folder, "running", name), "");
        // A shell function replaces kill, so that a failure of this test does not end other processes of this machine.
        var script = $"kill() {{ echo \"kill $*\"; return 1; }}\n{WorkDirectory.Script("cleanup.sh")}";

        Assert.Equal(new(0, $"ready\n{kills}", ""), Programs.Run("sh", "", "-c", script, "cleanup", folder));
        Assert.False(Directory.Exists(folder));
    }

    private static Programs.Finished CleanUp(string folder) =>
        Programs.Run("sh", "", "-c", WorkDirectory.Script("cleanup.sh"), "cleanup", folder);

    private static string List(Sleeper process, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "running"));
        File.WriteAllText(Path.Combine(folder, "running", $"{process.Id}"), "");
        return folder;
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

    /// <summary>A process that leads a separate process group.</summary>
    private sealed class Sleeper : IDisposable
    {
        private readonly Process process = Process.Start("setsid", ["sleep", "600"]);

        public Sleeper() => SpinWait.SpinUntil(
            () => File.ReadAllText($"/proc/{Id}/cmdline").StartsWith("sleep", StringComparison.Ordinal));

        public int Id => process.Id;

        public bool IsRunning => WorkDirectoryTests.IsRunning(Id);

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
        }
    }
}

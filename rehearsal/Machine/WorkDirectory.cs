using System.Diagnostics;
using System.Reflection;
using CliWrap;
using CliWrap.Buffered;

namespace Rehearsal.Machine;

/// <summary>
/// A private temporary folder and the programs that run in it. A separate process (cleanup.sh) ends the programs and removes the
/// folder, also when this process is killed.
/// </summary>
public sealed class WorkDirectory : IAsyncDisposable
{
    private readonly Process cleanup;

    private WorkDirectory(string folder, Process cleanup) => (Folder, this.cleanup) = (folder, cleanup);

    public string Folder { get; }

    private string Running => Path.Combine(Folder, "running");

    /// <exception cref="RehearsalException">
    /// The folder cannot be created or is not private, or this machine has no <c>sh</c> or <c>setsid</c>.
    /// </exception>
    public static WorkDirectory Open()
    {
        if (InstalledPrograms.Missing("sh", "setsid") is { Count: > 0 })
        {
            throw new RehearsalException(
                "a rehearsal needs `sh` and `setsid` to run programs (Debian: util-linux), and this machine lacks one of them");
        }

        try
        {
            PrivateFolder.RequireProtectedParent(Path.GetTempPath());
            // mkdtemp creates a new folder of mode 0700 with a random name.
            var folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
            PrivateFolder.Create(Path.Combine(folder, "running"));
            return new(folder, StartCleanup(folder));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"cannot create a folder in {Path.GetTempPath()}: {failure.Message}", failure);
        }
    }

    /// <summary>The text of a script that is embedded in this program.</summary>
    public static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>A path in the folder.</summary>
    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    /// <summary>
    /// A command that runs a program in the folder, in a separate process group. The group is recorded before the program starts,
    /// so that the cleanup process knows every program.
    /// </summary>
    public Command Program(string program, params IEnumerable<string> arguments) =>
        Cli.Wrap("setsid")
            .WithArguments(["sh", "-c", """: > "$0/$$" && exec "$@" """, Running, program, .. arguments])
            .WithWorkingDirectory(Folder)
            .WithValidation(CommandResultValidation.None);

    /// <summary>Runs a program to its end. Cancellation kills the program and its children.</summary>
    public async Task<ProgramResult> RunAsync(Command program, CancellationToken cancellation)
    {
        var task = program.ExecuteBufferedAsync(cancellation);
        try
        {
            var result = await task;
            return new(result.ExitCode, result.StandardOutput, result.StandardError);
        }
        finally
        {
            Forget(task.ProcessId);
        }
    }

    /// <summary>Removes the record of a program that has ended: the system can give its process id to another program.</summary>
    internal void Forget(int processId) => File.Delete(Path.Combine(Running, $"{processId}"));

    public async ValueTask DisposeAsync()
    {
        cleanup.StandardInput.Close();
        await cleanup.WaitForExitAsync();
        cleanup.Dispose();
    }

    private static Process StartCleanup(string folder)
    {
        // A separate session, so that Ctrl-C in the terminal does not reach the process.
        var process = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", Script("cleanup.sh"), "cleanup", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        if (process.StandardOutput.ReadLine() == "ready")
        {
            return process;
        }

        var problem = process.StandardError.ReadToEnd().Trim();
        process.Dispose();
        throw new RehearsalException(
            $"the temporary folder cannot be used: {problem}. Set TMPDIR to a folder that only you can write");
    }
}

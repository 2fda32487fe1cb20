using System.Diagnostics;
using System.Reflection;
using CliWrap;
using CliWrap.Buffered;

namespace Rehearsal.Machine;

/// <summary>
/// A private folder and the programs that run for it. When it is disposed, and also when this process is killed without a warning, a
/// keeper of its own ends what still runs and removes the folder.
/// </summary>
public sealed class Workshop : IAsyncDisposable
{
    private readonly Process keeper;

    private Workshop(string folder, Process keeper) => (Folder, this.keeper) = (folder, keeper);

    public string Folder { get; }

    private string Running => Path.Combine(Folder, "running");

    /// <exception cref="RehearsalException">The machine has no room, or no <c>sh</c> and <c>setsid</c>.</exception>
    public static Workshop Open()
    {
        if (Programs.Find("sh") is null || Programs.Find("setsid") is null)
        {
            throw new RehearsalException(
                "a rehearsal runs programs with `sh` and `setsid` (Debian: util-linux), which this machine does not have");
        }

        try
        {
            var folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
            Directory.CreateDirectory(Path.Combine(folder, "running"));
            // In a session of its own, so that no Ctrl-C reaches it.
            var keeper = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", Script("keeper.sh"), "keeper", folder]) { RedirectStandardInput = true })!;
            return new(folder, keeper);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"no folder could be made in {Path.GetTempPath()}: {failure.Message}", failure);
        }
    }

    /// <summary>The text of one of the scripts that this program carries with it.</summary>
    public static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>A path in the folder.</summary>
    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    /// <summary>
    /// A program to run here. It is the first of a process group, and that is noted before it begins, so that there is no moment in which
    /// it runs and the keeper does not know.
    /// </summary>
    public Command Program(string program, params IEnumerable<string> arguments) =>
        Cli.Wrap("setsid")
            .WithArguments(["sh", "-c", """: > "$0/$$" && exec "$@" """, Running, program, .. arguments])
            .WithWorkingDirectory(Folder)
            .WithValidation(CommandResultValidation.None);

    /// <summary>Runs a program to its end. Cancelled, it is killed with all that it started.</summary>
    public async Task<Finished> RunAsync(Command program, CancellationToken cancellation)
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

    /// <summary>Takes a program that has ended off the keeper's list, since its number may soon be another program's.</summary>
    internal void Forget(int processId) => File.Delete(Path.Combine(Running, $"{processId}"));

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }
}

/// <summary>A program that ran to its end.</summary>
public sealed record Finished(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;
}

using System.Diagnostics;

namespace Tests.Rehearsal;

/// <summary>Runs the rehearsal as a process. An environment variable marks it and every process that it starts.</summary>
internal sealed class RehearsalProcess : IDisposable
{
    private readonly string mark = Guid.NewGuid().ToString("N");
    private readonly string temporary = Directory.CreateTempSubdirectory("rehearsal-test-").FullName;
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly Task<string> error;

    public RehearsalProcess(params string[] arguments)
        : this(Environment.GetEnvironmentVariable("PATH") ?? "", arguments)
    {
    }

    private RehearsalProcess(string path, string[] arguments)
    {
        Project = Path.Combine(temporary, "project");
        Directory.CreateDirectory(Project);
        Directory.CreateDirectory(Path.Combine(temporary, "tmp"));
        foreach (var file in Directory.EnumerateFiles(Review.Reviews.Root, "Pulumi*.yaml").Concat(
            Directory.EnumerateFiles(Path.Combine(Review.Reviews.Root, "tests", "Rehearsal", "Stacks"))))
        {
            File.Copy(file, Path.Combine(Project, Path.GetFileName(file)));
        }

        // In the same way as ./run: a background process inherits that SIGINT is ignored.
        string[] defaultSignals = Programs.Run("env", "", "--default-signal=INT", "true").ExitCode == 0
            ? ["env", "--default-signal=INT"]
            : [];
        string[] command =
        [
            .. defaultSignals,
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "Rehearsal.dll"),
            "rehearse",
            .. arguments,
            "--project",
            Project,
            "--debug",
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = path;
        start.Environment["REHEARSAL_MARK"] = mark;
        start.Environment["TMPDIR"] = Path.Combine(temporary, "tmp");
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Every program is started as it is installed, so that <see cref="LeftoversAsync"/> sees it.</summary>
    public static RehearsalProcess WithInstalledPrograms(string stack) => new(RealAws.ForkingCli.InstalledPath, [stack]);

    /// <summary>The project folder of the rehearsal.</summary>
    public string Project { get; }

    public int Id => process.Id;

    public string Output
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    public async Task WaitForAsync(string text)
    {
        for (
            var clock = Stopwatch.StartNew(); !Output.Contains(text, StringComparison.Ordinal)
                && !process.HasExited; await Task.Delay(50))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(10), $"waited for `{text}`; the output is\n{Output}");
        }
    }

    /// <summary>Waits for the exit.</summary>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        await process.WaitForExitAsync();
        return (process.ExitCode, await error);
    }

    public void Signal(string signal) => Signal(signal, Id);

    public static void Signal(string signal, int process) => Programs.Run("kill", "", $"-{signal}", $"{process}");

    /// <summary>Processes that the rehearsal started and files in its temporary folder that still exist.</summary>
    public async Task<IReadOnlyList<string>> LeftoversAsync()
    {
        // After a kill, the cleanup takes a short time.
        for (
            var clock = Stopwatch.StartNew(); Leftovers().Count > 0
                && clock.Elapsed < TimeSpan.FromSeconds(10); await Task.Delay(100))
        {
        }

        return Leftovers();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
        Directory.Delete(temporary, recursive: true);
    }

    private List<string> Leftovers() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Where(HasMark)
            .Select(folder => $"process {Path.GetFileName(folder)}: {Text(folder, "cmdline").Replace('\0', ' ')}"),
        .. Directory.EnumerateFileSystemEntries(Path.Combine(temporary, "tmp"))
            .Where(path => Path.GetFileName(path).StartsWith("rehearsal-", StringComparison.Ordinal)),
    ];

    private bool HasMark(string folder) =>
        char.IsAsciiDigit(Path.GetFileName(folder)[0])
            && Text(folder, "environ").Contains($"REHEARSAL_MARK={mark}", StringComparison.Ordinal);

    private static string Text(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Add(string? line)
    {
        if (line is not null)
        {
            lock (lines)
            {
                lines.Add(line);
            }
        }
    }
}

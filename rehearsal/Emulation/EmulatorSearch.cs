using Rehearsal.Machine;

namespace Rehearsal.Emulation;

/// <summary>
/// Finds an emulator: <c>moto_server</c> on the PATH, then an installation in a virtual environment, then a container image.
/// </summary>
/// <param name="cache">The folder for the virtual environment.</param>
/// <param name="find">Returns the path of a program; the default searches the PATH.</param>
public sealed class EmulatorSearch(string cache, Func<string, string?>? find = null)
{
    private readonly string folder = Path.Combine(cache, $"moto-{EmulatorSource.MotoVersion}");
    private readonly Func<string, string?> find = find ?? InstalledPrograms.Find;

    /// <summary>Uses the user's cache: <c>$XDG_CACHE_HOME/infra-rehearsal</c>, or <c>~/.cache/infra-rehearsal</c>.</summary>
    public static EmulatorSearch InUserCache() => new(Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "infra-rehearsal"));

    /// <param name="say">Receives a line before each slow operation.</param>
    /// <exception cref="RehearsalException">None of the three is available; the message gives the reason for each.</exception>
    public async Task<EmulatorSource> FindAsync(WorkDirectory workDirectory, Action<string> say, CancellationToken cancellation)
    {
        if (find("moto_server") is { } program)
        {
            return new EmulatorSource.OnPath(program);
        }

        var environment = new EmulatorSource.VirtualEnvironment(folder);
        if (File.Exists(Complete))
        {
            return environment;
        }

        var noEnvironment = await InstallAsync(workDirectory, say, cancellation);
        if (noEnvironment is null)
        {
            return environment;
        }

        var (engine, noImage) = await FindEngineAsync(workDirectory, say, cancellation);
        return engine is not null
            ? new EmulatorSource.Image(engine)
            : throw new RehearsalException(
                $"no emulator is available: `moto_server` is not on the PATH; {noEnvironment}; {noImage}. "
                    + "Install one with `pip install 'moto[server]'`");
    }

    /// <summary>Marks a finished installation; the installation writes it last.</summary>
    private string Complete => Path.Combine(folder, "complete");

    /// <summary>Null after an installation; otherwise the reason why it failed.</summary>
    private async Task<string?> InstallAsync(WorkDirectory workDirectory, Action<string> say, CancellationToken cancellation)
    {
        if (find("python3") is not { } python)
        {
            return "`python3` is not on the PATH";
        }

        say($"installing moto {EmulatorSource.MotoVersion} into {folder} (first run only)");
        try
        {
            Discard();
            PrivateFolder.Create(cache); // its programs run as this user
            var made = await workDirectory.RunAsync(workDirectory.Program(python, "-m", "venv", folder), cancellation);
            if (!made.Succeeded)
            {
                return $"`python3 -m venv` failed ({ErrorLine(made)})";
            }

            var installed = await workDirectory.RunAsync(
                workDirectory.Program(
                    Path.Combine(folder, "bin", "python"),
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--retries",
                    "2",
                    $"moto[server]=={EmulatorSource.MotoVersion}"),
                cancellation);
            if (!installed.Succeeded)
            {
                return $"`pip install moto[server]` failed ({ErrorLine(installed)})";
            }

            await File.WriteAllTextAsync(Complete, "", cancellation);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"the installation failed ({failure.Message})";
        }
        finally
        {
            if (!File.Exists(Complete))
            {
                Discard();
            }
        }
    }

    private void Discard()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(string? Engine, string Problem)> FindEngineAsync(
        WorkDirectory workDirectory, Action<string> say, CancellationToken cancellation)
    {
        var problems = new List<string>();
        foreach (var name in (string[])["docker", "podman"])
        {
            if (find(name) is not { } engine)
            {
                problems.Add($"`{name}` is not on the PATH");
                continue;
            }

            say($"pulling {EmulatorSource.Image.Name} (first run only)");
            var pulled = await workDirectory.RunAsync(
                workDirectory.Program(engine, "pull", "--quiet", EmulatorSource.Image.Name), cancellation);
            if (pulled.Succeeded)
            {
                return (engine, "");
            }

            problems.Add($"`{name} pull` failed ({ErrorLine(pulled)})");
        }

        return (null, string.Join(" and ", problems));
    }

    // pip prints a warning for each attempt before the error.
    private static string ErrorLine(ProgramResult result)
    {
        var lines = $"{result.Error}\n{result.Output}".Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.StartsWith("ERROR", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault()
            ?? $"exit code {result.ExitCode}";
    }
}

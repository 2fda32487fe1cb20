using Rehearsal.Machine;

namespace Rehearsal.Emulation;

/// <summary>Finds the emulator: on the PATH, else installed into a virtual environment, else as a container image.</summary>
/// <param name="cache">The folder that a virtual environment is kept in.</param>
/// <param name="find">How programs are found, if not on the PATH.</param>
public sealed class EmulatorSearch(string cache, Func<string, string?>? find = null)
{
    private readonly string folder = Path.Combine(cache, $"moto-{EmulatorSource.MotoVersion}");
    private readonly Func<string, string?> find = find ?? Programs.Find;

    /// <summary>The user's cache: <c>$XDG_CACHE_HOME/infra-rehearsal</c>, or <c>~/.cache/infra-rehearsal</c>.</summary>
    public static EmulatorSearch InUserCache() => new(Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "infra-rehearsal"));

    /// <param name="say">Told what takes long before it begins.</param>
    /// <exception cref="RehearsalException">None of the three is to be had; the message says why for each.</exception>
    public async Task<EmulatorSource> FindAsync(Workshop workshop, Action<string> say, CancellationToken cancellation)
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

        var noEnvironment = await InstallAsync(workshop, say, cancellation);
        if (noEnvironment is null)
        {
            return environment;
        }

        var (engine, noImage) = await FindEngineAsync(workshop, say, cancellation);
        return engine is not null
            ? new EmulatorSource.Image(engine)
            : throw new RehearsalException(
                $"no emulator is to be had: `moto_server` is not on the PATH; {noEnvironment}; {noImage}. `pip install 'moto[server]'` gives one");
    }

    /// <summary>Written last: without it the folder is what an interrupted installation left.</summary>
    private string Complete => Path.Combine(folder, "complete");

    /// <summary>Null, or why it cannot be installed.</summary>
    private async Task<string?> InstallAsync(Workshop workshop, Action<string> say, CancellationToken cancellation)
    {
        if (find("python3") is not { } python)
        {
            return "there is no `python3` to install it with";
        }

        say($"installing moto {EmulatorSource.MotoVersion} into {folder}; this happens once");
        try
        {
            Discard();
            Directory.CreateDirectory(cache);
            var made = await workshop.RunAsync(workshop.Program(python, "-m", "venv", folder), cancellation);
            if (!made.Succeeded)
            {
                return $"`python3 -m venv` failed ({Complaint(made)})";
            }

            var installed = await workshop.RunAsync(
                workshop.Program(
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
                return $"`pip install moto[server]` failed ({Complaint(installed)})";
            }

            await File.WriteAllTextAsync(Complete, "", cancellation);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"it could not be installed ({failure.Message})";
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

    private async Task<(string? Engine, string Problem)> FindEngineAsync(Workshop workshop, Action<string> say, CancellationToken cancellation)
    {
        var problems = new List<string>();
        foreach (var name in (string[])["docker", "podman"])
        {
            if (find(name) is not { } engine)
            {
                problems.Add($"there is no `{name}`");
                continue;
            }

            say($"pulling {EmulatorSource.Image.Name}; this happens once");
            var pulled = await workshop.RunAsync(workshop.Program(engine, "pull", "--quiet", EmulatorSource.Image.Name), cancellation);
            if (pulled.Succeeded)
            {
                return (engine, "");
            }

            problems.Add($"`{name} pull` failed ({Complaint(pulled)})");
        }

        return (null, string.Join(" and ", problems));
    }

    // pip warns about each attempt before it says what went wrong.
    private static string Complaint(Finished finished)
    {
        var lines = $"{finished.Error}\n{finished.Output}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.StartsWith("ERROR", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault() ?? $"exit code {finished.ExitCode}";
    }
}

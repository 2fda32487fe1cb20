using Rehearsal.Machine;

namespace Rehearsal.Emulation;

/// <summary>Finds the emulator: on the PATH, else installed into a virtual environment, else as a container image.</summary>
public sealed class EmulatorSearch(string cache)
{
    private readonly string folder = Path.Combine(cache, $"moto-{EmulatorSource.MotoVersion}");

    /// <summary>The user's cache: <c>$XDG_CACHE_HOME/infra-rehearsal</c>, or <c>~/.cache/infra-rehearsal</c>.</summary>
    public static EmulatorSearch InUserCache() => new(Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "infra-rehearsal"));

    /// <param name="say">Told what takes long before it begins.</param>
    /// <exception cref="RehearsalException">None of the three is to be had; the message says why for each.</exception>
    public async Task<EmulatorSource> FindAsync(Workshop workshop, Action<string> say, CancellationToken cancellation)
    {
        if (Programs.Find("moto_server") is { } program)
        {
            return new EmulatorSource.OnPath(program);
        }

        var environment = new EmulatorSource.VirtualEnvironment(folder);
        if (File.Exists(environment.Program))
        {
            return environment;
        }

        var noEnvironment = await InstallAsync(workshop, environment, say, cancellation);
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

    /// <summary>Null, or why it cannot be installed.</summary>
    private async Task<string?> InstallAsync(Workshop workshop, EmulatorSource.VirtualEnvironment environment, Action<string> say, CancellationToken cancellation)
    {
        if (Programs.Find("python3") is not { } python)
        {
            return "there is no `python3` to install it with";
        }

        say($"installing moto {EmulatorSource.MotoVersion} into {folder}; this happens once");
        // Under another name until it is complete, so that an interrupted installation is not taken for a good one.
        var unfinished = $"{folder}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(cache);
            var made = await workshop.RunAsync(workshop.Program(python, "-m", "venv", unfinished), cancellation);
            if (!made.Succeeded)
            {
                return $"`python3 -m venv` failed ({LastLine(made)})";
            }

            var installed = await workshop.RunAsync(
                workshop.Program(Path.Combine(unfinished, "bin", "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", $"moto[server]=={EmulatorSource.MotoVersion}"),
                cancellation);
            if (!installed.Succeeded)
            {
                return $"`pip install moto[server]` failed ({LastLine(installed)})";
            }

            // The scripts of a virtual environment name its folder.
            foreach (var script in Directory.EnumerateFiles(Path.Combine(unfinished, "bin")).Where(path => new FileInfo(path) is { LinkTarget: null, Length: < 65536 }))
            {
                await File.WriteAllTextAsync(script, (await File.ReadAllTextAsync(script, cancellation)).Replace(unfinished, folder, StringComparison.Ordinal), cancellation);
            }

            Directory.Move(unfinished, folder);
            return null;
        }
        catch (IOException failure)
        {
            return $"it could not be installed ({failure.Message})";
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    private static async Task<(string? Engine, string Problem)> FindEngineAsync(Workshop workshop, Action<string> say, CancellationToken cancellation)
    {
        var problems = new List<string>();
        foreach (var name in (string[])["docker", "podman"])
        {
            if (Programs.Find(name) is not { } engine)
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

            problems.Add($"`{name} pull` failed ({LastLine(pulled)})");
        }

        return (null, string.Join(" and ", problems));
    }

    private static string LastLine(Finished finished) =>
        $"{finished.Error}\n{finished.Output}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? $"exit code {finished.ExitCode}";
}

using System.Collections;
using Rehearsal.Machine;

namespace Rehearsal.Walk;

/// <summary>
/// A terminal as the user has one: commands run in a shell, in one folder, and what they export is there for the next. None of the
/// AWS settings of whoever runs the rehearsal reach it.
/// </summary>
internal sealed class Terminal
{
    private readonly WorkDirectory workDirectory;
    private readonly Dictionary<string, string?> environment = [];

    public Terminal(WorkDirectory workDirectory, string folder, IEnumerable<(string Name, string Value)> settings)
    {
        this.workDirectory = workDirectory;
        Folder = workDirectory.At(folder);
        Directory.CreateDirectory(Folder);
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Where(
            name => name.StartsWith("AWS_", StringComparison.Ordinal)))
        {
            environment[name] = null;
        }

        // Files that do not exist yet: no profile, no region, no credentials from a home folder. The AWS CLI keeps sessions below the home
        // folder, whichever these files are.
        environment["HOME"] = Folder;
        environment["AWS_CONFIG_FILE"] = Path.Combine(Folder, ".aws", "config");
        environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Folder, ".aws", "credentials");
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["AWS_PAGER"] = "";
        environment["NO_PROXY"] = environment["no_proxy"] = "127.0.0.1";
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }
    }

    public string Folder { get; }

    /// <summary>Runs a command.</summary>
    public Task<ProgramResult> RunAsync(string command, CancellationToken cancellation) => ScriptAsync(command, environment, cancellation);

    /// <summary>
    /// Runs a command that puts credentials into the terminal, where they then stay. It counts as failed when they are not there afterwards:
    /// <c>eval</c> of what a failed program printed succeeds.
    /// </summary>
    /// <param name="variable">What must be set afterwards, and is not before.</param>
    /// <param name="with">Further variables for this command.</param>
    public async Task<ProgramResult> EnterAsync(
        string command, string variable, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> with)
    {
        var exported = Path.Combine(Folder, ".exported");
        var variables = new Dictionary<string, string?>(environment) { [variable] = null };
        foreach (var (name, value) in with)
        {
            variables[name] = value;
        }

        var finished = await ScriptAsync($"{command}\n[ -n \"${variable}\" ] && env -0 >'{exported}'", variables, cancellation);
        if (finished.Succeeded)
        {
            await TakeOverAsync(exported, cancellation);
        }

        return finished;
    }

    private Task<ProgramResult> ScriptAsync(string script, IReadOnlyDictionary<string, string?> variables, CancellationToken cancellation) =>
        workDirectory.RunAsync(workDirectory.Program("sh", "-c", script).WithWorkingDirectory(Folder).WithEnvironmentVariables(variables), cancellation);

    private async Task TakeOverAsync(string exported, CancellationToken cancellation)
    {
        var now = (await File.ReadAllTextAsync(exported, cancellation)).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('=', 2))
            .Where(entry => entry[0].StartsWith("AWS_", StringComparison.Ordinal))
            .ToDictionary(entry => entry[0], entry => (string?)entry[1]);
        foreach (var name in environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToArray())
        {
            environment[name] = now.GetValueOrDefault(name);
        }

        foreach (var (name, value) in now)
        {
            environment[name] = value;
        }
    }
}

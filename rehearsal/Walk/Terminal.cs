using System.Collections;
using Rehearsal.Machine;

namespace Rehearsal.Walk;

/// <summary>
/// A user's terminal: commands run in a shell in one folder, and exported AWS variables are kept for the next command. The AWS
/// settings of the environment are removed.
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
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key)
            .Where(
            name => name.StartsWith("AWS_", StringComparison.Ordinal)))
        {
            environment[name] = null;
        }

        // These files do not exist yet, so there is no profile, Region or credentials. HOME is set because the AWS CLI caches
        // sessions below it.
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
    public Task<ProgramResult> RunAsync(string command, CancellationToken cancellation) =>
        ScriptAsync(command, environment, cancellation);

    /// <summary>
    /// Runs a command that exports credentials, and keeps them. It fails if the variable is not set afterwards, because
    /// <c>eval</c> of a failed program's output succeeds.
    /// </summary>
    /// <param name="variable">The variable that the command must set; it is unset before.</param>
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

        var script = $"{{ {command}\n}} && [ -n \"${variable}\" ] && env -0 >'{exported}'";
        var finished = await ScriptAsync(script, variables, cancellation);
        if (finished.Succeeded)
        {
            await TakeOverAsync(exported, cancellation);
        }

        return finished;
    }

    private Task<ProgramResult> ScriptAsync(
        string script, IReadOnlyDictionary<string, string?> variables, CancellationToken cancellation) =>
        workDirectory.RunAsync(
            workDirectory.Program("sh", "-c", script).WithWorkingDirectory(Folder)
            .WithEnvironmentVariables(variables), cancellation);

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

using CliWrap;
using Policies.Network;
using Rehearsal.Machine;

namespace Rehearsal.Ssh;

/// <summary>The hosts of an <see cref="SshNetwork"/> and their files.</summary>
/// <param name="UserData">The user data that the bastion runs at its first boot.</param>
/// <param name="BastionUser">The account on the bastion.</param>
/// <param name="Config">The content of the stack's file in the operator's <c>~/.ssh</c>.</param>
/// <param name="ConfigFile">The name of that file.</param>
/// <param name="Setup">The commands that make <c>~/.ssh/config</c> include it.</param>
/// <param name="IdentityFile">The operator's private key, below the home folder.</param>
internal sealed record SshHosts(
    string OperatorAddress,
    string PublicAddress,
    string BastionAddress,
    string NodeAddress,
    string NodeName,
    string BastionUser,
    string UserData,
    string Config,
    string ConfigFile,
    string Setup,
    string IdentityFile,
    OperatorKey Key)
{
    /// <summary>
    /// The tags that the bastion reads from its metadata. With none it has no such service, and its account accepts
    /// <see cref="Key"/> as that of the EC2 key pair.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The port of sshd on the bastion, once it has run its user data.</summary>
    public int BastionPort { get; init; } = BastionTraffic.SshPort;

    /// <summary>
    /// The operator's <c>~/.ssh/config</c> before the setup: an unknown option, values for all hosts that do not fit the stack,
    /// and no newline at the end.
    /// </summary>
    public string OwnConfig { get; init; } = """
        IgnoreUnknown NoSuchOption
        NoSuchOption yes
        Host *
          User nobody
          Port 2200
          ForwardAgent yes
        """;
}

/// <summary>An operator's key pair for one rehearsal.</summary>
internal sealed record OperatorKey(string Private, string Public)
{
    public static async Task<OperatorKey> MakeAsync(WorkDirectory workDirectory, CancellationToken cancellation)
    {
        var path = workDirectory.At("operator-key");
        var made = await workDirectory.RunAsync(
            workDirectory.Program("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "rehearsal", "-f", path), cancellation);
        return made.Succeeded
            ? new(
                (await File.ReadAllTextAsync(path, cancellation)).TrimEnd(),
                (await File.ReadAllTextAsync($"{path}.pub", cancellation)).TrimEnd())
            : throw new RehearsalException($"`ssh-keygen` failed: {made.Error.Trim()}");
    }
}

/// <summary>
/// Operator, bastion and cluster node as network namespaces, with real sshds. They end with the process that owns them.
/// </summary>
internal sealed class SshNetwork : IAsyncDisposable
{
    private static readonly string[] Needed = [
        "ssh", "scp", "sshd", "ssh-keygen", "ssh-keyscan", "ssh-agent", "ssh-add", "ip", "unshare", "nsenter", "mount", "bash"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WorkDirectory workDirectory;
    private readonly RunningProgram program;
    private readonly OpenInputStream input;

    private SshNetwork(WorkDirectory workDirectory, RunningProgram program, OpenInputStream input) =>
        (this.workDirectory, this.program, this.input) = (workDirectory, program, input);

    /// <summary>Why this machine cannot run the network; null if it can.</summary>
    public static async Task<string?> WhyNotAsync(WorkDirectory workDirectory, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            return "needs the network namespaces of Linux";
        }

        if (InstalledPrograms.Missing(Needed) is { Count: > 0 } missing)
        {
            return $"needs {string.Join(", ", missing.Select(name => $"`{name}`"))} (Debian: openssh-server, openssh-client, "
                + "iproute2, util-linux), which this machine does not have";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return "needs root, to make network namespaces with two sshds in them";
        }

        var tried = await workDirectory.RunAsync(
            workDirectory.Program("unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "true"), cancellation);
        return tried.Succeeded ? null : $"needs namespaces, which this machine does not allow ({tried.Error.Trim()})";
    }

    /// <exception cref="RehearsalException">The hosts did not start.</exception>
    public static async Task<SshNetwork> StartAsync(WorkDirectory workDirectory, SshHosts hosts, CancellationToken cancellation)
    {
        var script = WorkDirectory.Script("network.sh");
        var input = new OpenInputStream();
        var command = workDirectory.Program(
            "unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", script)
            .WithStandardInputPipe(PipeSource.FromStream(input))
            .WithEnvironmentVariables(variables => variables
                .Set("SCRIPT", script)
                .Set("PATH", InstalledPrograms.SearchPath)
                .Set("SSHD", InstalledPrograms.Find("sshd")!)
                .Set("OPERATOR_ADDRESS", hosts.OperatorAddress)
                .Set("PUBLIC_ADDRESS", hosts.PublicAddress)
                .Set("BASTION_ADDRESS", hosts.BastionAddress)
                .Set("NODE_ADDRESS", hosts.NodeAddress)
                .Set("NODE_NAME", hosts.NodeName)
                .Set("BASTION_USER", hosts.BastionUser)
                .Set("BASTION_PORT", $"{hosts.BastionPort}")
                .Set("NODE_USER", "hadoop")
                .Set("AUTHORIZED_KEY", hosts.Key.Public)
                .Set("BASTION_KEY", hosts.Tags.Count == 0 ? hosts.Key.Public : "")
                .Set("BASTION_TAGS", string.Join('\n', hosts.Tags.Select(tag => $"{tag.Key}={tag.Value}")))
                .Set("PRIVATE_KEY", hosts.Key.Private)
                .Set("IDENTITY_FILE", hosts.IdentityFile)
                .Set("OWN_CONFIG", hosts.OwnConfig)
                .Set("SSH_SETUP", hosts.Setup)
                .Set("SSH_CONFIG", hosts.Config)
                .Set("SSH_FILE", hosts.ConfigFile)
                .Set("USER_DATA", hosts.UserData)
                .Set("SSH_AUTH_SOCK", null));
        var network = new SshNetwork(workDirectory, RunningProgram.Start(workDirectory, command, "network"), input);
        try
        {
            await network.WaitAsync(cancellation);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>A command that opens a terminal on the operator's host.</summary>
    public string Enter => $"HOME=/home/root nsenter --target {program.ProcessId} --mount --net sh -c 'cd && exec sh'";

    /// <summary>Runs a command on the operator's host.</summary>
    public Task<ProgramResult> RunAsync(string command, CancellationToken cancellation) => workDirectory.RunAsync(
        workDirectory.Program(
            "nsenter", "--target", $"{program.ProcessId}", "--mount", "--net", "sh", "-c", "cd && eval \"$1\"", "sh", command)
            .WithEnvironmentVariables(variables => variables.Set("HOME", "/home/root").Set("SSH_AUTH_SOCK", null)),
        cancellation);

    public async ValueTask DisposeAsync()
    {
        input.End();
        await program.DisposeAsync();
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!((string[])["operator is up", "bastion is up", "node is up"]).All(program.Log.Contains))
        {
            if (program.Ended.IsCompleted || program.Log.Contains("a host ended") || DateTime.UtcNow > deadline)
            {
                throw new RehearsalException($"the hosts did not start: {string.Join("; ", program.Log.Tail.TakeLast(5))}");
            }

            await Task.Delay(50, cancellation);
        }
    }
}

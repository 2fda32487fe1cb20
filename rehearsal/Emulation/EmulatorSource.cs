using CliWrap;
using Rehearsal.Machine;

namespace Rehearsal.Emulation;

/// <summary>How an emulator is installed on this machine.</summary>
public abstract record EmulatorSource
{
    /// <summary>The version to install. A <c>moto_server</c> on the PATH can have another version.</summary>
    public const string MotoVersion = "5.2.1";

    /// <summary>Loads the AWS managed policies into moto.</summary>
    private const string ManagedPolicies = "MOTO_IAM_LOAD_MANAGED_POLICIES";

    private EmulatorSource()
    {
    }

    /// <summary>
    /// Whether the emulator has AWS's managed policies. It takes half a second to read them, at its start and at each reset.
    /// </summary>
    public bool HasManagedPolicies { get; init; } = true;

    private string ManagedPoliciesValue => HasManagedPolicies ? "true" : "false";

    /// <summary><c>moto_server</c> on the PATH.</summary>
    public sealed record OnPath(string Program) : EmulatorSource
    {
        public override string ToString() => Program;
    }

    /// <summary>A Python virtual environment with moto, kept for later runs.</summary>
    public sealed record VirtualEnvironment(string Folder) : EmulatorSource
    {
        public string Program => Path.Combine(Folder, "bin", "moto_server");

        public override string ToString() => $"moto {MotoVersion} in a virtual environment, {Folder}";
    }

    /// <summary>moto's container image.</summary>
    public sealed record Image(string Engine) : EmulatorSource
    {
        public const string Name = $"docker.io/motoserver/moto:{MotoVersion}";

        public override string ToString() => $"the image {Name}, run by {Engine}";
    }

    internal Command Command(WorkDirectory workDirectory, int port) => this switch
    {
        OnPath onPath => Server(workDirectory, onPath.Program, port),
        VirtualEnvironment environment => Server(workDirectory, environment.Program, port),
        Image image => workDirectory.Program(
            image.Engine,
            "run",
            "--rm",
            "--init",
            "--publish",
            $"127.0.0.1:{port}:5000",
            "--env",
            $"{ManagedPolicies}={ManagedPoliciesValue}",
            Image.Name),
        _ => throw new InvalidOperationException($"{GetType()} is not an emulator source"),
    };

    private Command Server(WorkDirectory workDirectory, string program, int port) =>
        workDirectory.Program(program, "-H", "127.0.0.1", "-p", $"{port}").WithEnvironmentVariables(
            variables => variables.Set(ManagedPolicies, ManagedPoliciesValue));
}

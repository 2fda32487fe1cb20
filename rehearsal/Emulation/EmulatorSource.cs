using CliWrap;
using Rehearsal.Machine;

namespace Rehearsal.Emulation;

/// <summary>Where the emulator comes from: the first of these that the machine offers.</summary>
public abstract record EmulatorSource
{
    /// <summary>The release that is installed where there is none; one that is on the PATH is taken as it is.</summary>
    public const string MotoVersion = "5.2.1";

    /// <summary>Has moto know the policies that AWS itself provides.</summary>
    private const string ManagedPolicies = "MOTO_IAM_LOAD_MANAGED_POLICIES";

    private EmulatorSource()
    {
    }

    /// <summary><c>moto_server</c> as it is on the PATH.</summary>
    public sealed record OnPath(string Program) : EmulatorSource
    {
        public override string ToString() => Program;
    }

    /// <summary>A virtual environment of Python that holds moto and nothing else; kept for the next time.</summary>
    public sealed record VirtualEnvironment(string Folder) : EmulatorSource
    {
        public string Program => Path.Combine(Folder, "bin", "moto_server");

        public override string ToString() => $"moto {MotoVersion} in a virtual environment, {Folder}";
    }

    /// <summary>moto's own container image.</summary>
    public sealed record Image(string Engine) : EmulatorSource
    {
        public const string Name = $"docker.io/motoserver/moto:{MotoVersion}";

        public override string ToString() => $"the image {Name}, run by {Engine}";
    }

    internal Command Command(Workshop workshop, int port) => this switch
    {
        OnPath onPath => Server(workshop, onPath.Program, port),
        VirtualEnvironment environment => Server(workshop, environment.Program, port),
        Image image => workshop.Program(
            image.Engine, "run", "--rm", "--init", "--publish", $"127.0.0.1:{port}:5000", "--env", $"{ManagedPolicies}=true", Image.Name),
        _ => throw new InvalidOperationException($"{GetType()} is no source"),
    };

    private static Command Server(Workshop workshop, string program, int port) =>
        workshop.Program(program, "-H", "127.0.0.1", "-p", $"{port}").WithEnvironmentVariables(
            variables => variables.Set(ManagedPolicies, "true"));
}

using System.Text.Json;
using Infra;
using Pulumi;
using Pulumi.Utilities;
using Rehearsal.Cloud;
using Review.Stacks;
using Engine = Pulumi.Deployment;

namespace Rehearsal.Creation;

/// <summary>The stack as it now stands in the emulator.</summary>
/// <param name="Outputs">The stack's outputs by name; secrets are open here.</param>
internal sealed record Deployment(IReadOnlyList<Resource> Resources, IReadOnlyDictionary<string, string> Outputs)
{
    /// <summary>Runs the program of a stack, and creates in the emulator what it declares.</summary>
    /// <exception cref="RehearsalException">The program failed, or something of it could not be created.</exception>
    public static async Task<Deployment> RunAsync(StackConfiguration configuration, EmulatedCloud cloud, CancellationToken cancellation)
    {
        using var mocks = new RehearsalMocks(cloud, configuration.Project, cancellation);
        var exitCode = Environment.ExitCode;
        try
        {
            // The engine's contract with every language: a program takes its settings from these.
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(configuration.Values));
            Environment.SetEnvironmentVariable(
                "PULUMI_CONFIG_SECRET_KEYS", JsonSerializer.Serialize(configuration.SecretKeys.Order(StringComparer.Ordinal)));
            await Engine.TestAsync<InfraStack>(
                mocks, new() { ProjectName = configuration.Project, StackName = configuration.Stack, IsPreview = false });
        }
        catch (Exception failure) when (failure is RunException or AggregateException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw mocks.Failures.FirstOrDefault() ?? new RehearsalException(failure.Message, failure);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
            Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", null);
            Environment.ExitCode = exitCode; // a failed run sets it for the whole process
        }

        var outputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, output) in mocks.Outputs)
        {
            if (await OutputUtilities.GetValueAsync(output) is string text)
            {
                outputs[name] = text;
            }
        }

        return new([.. mocks.Resources], outputs);
    }

    public string? Output(string name) => Outputs.GetValueOrDefault(name);

    /// <summary>The resources of a type.</summary>
    public IEnumerable<Resource> Of(string type) => Resources.Where(resource => resource.Kind.Type == type);
}

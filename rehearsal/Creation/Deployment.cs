using System.Text.Json.Nodes;
using Infra;
using Infra.Settings;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Rehearsal.Cloud;
using Rehearsal.Machine;
using Review.Mocks;
using Review.Stacks;
using Engine = Pulumi.Deployment;

namespace Rehearsal.Creation;

/// <summary>A stack that is deployed in the emulator.</summary>
/// <param name="Outputs">
/// The stack's text outputs by name, and those in a map by both names: <c>uploaders.jobs.roleArn</c>; secrets in plain text.
/// </param>
internal sealed record Deployment(IReadOnlyList<DeployedResource> Resources, IReadOnlyDictionary<string, string> Outputs)
{
    /// <summary>Runs the stack's program and creates its resources in the emulator.</summary>
    /// <exception cref="RehearsalException">The program fails, or a resource cannot be created.</exception>
    public static async Task<Deployment> RunAsync(
        StackConfiguration configuration, StackSettings settings, EmulatedCloud cloud, CancellationToken cancellation)
    {
        using var mocks = new RehearsalMocks(cloud, configuration.Project, cancellation);
        try
        {
            await RunProgramAsync(mocks, configuration, settings);
        }
        catch (Exception failure) when (failure is RunException or AggregateException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw mocks.Failures.FirstOrDefault() ?? new RehearsalException(failure.Message, failure);
        }

        var outputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, output) in mocks.Outputs)
        {
            Add(name, await OutputUtilities.GetValueAsync(output));
        }

        return new([.. mocks.Resources], outputs);

        void Add(string name, object? value)
        {
            if (value is string text)
            {
                outputs[name] = text;
            }
            else if (value is IEnumerable<KeyValuePair<string, object?>> members)
            {
                foreach (var (member, inner) in members)
                {
                    Add($"{name}.{member}", inner);
                }
            }
        }
    }

    /// <summary>
    /// Runs the program again after a resource was replaced outside of it, and returns the resources whose inputs are no longer
    /// the deployed ones: those that an update changes. It creates and changes nothing.
    /// </summary>
    /// <exception cref="RehearsalException">The program fails.</exception>
    public async Task<IReadOnlyList<DesiredResource>> ChangedByAsync(
        DeployedResource replaced, StackConfiguration configuration, StackSettings settings, EmulatedCloud cloud,
        CancellationToken cancellation)
    {
        var existing = Resources.Select(resource => resource.Desired == replaced.Desired ? replaced : resource).ToArray();
        var mocks = new ReplayMocks(cloud, existing, cancellation);
        try
        {
            await RunProgramAsync(mocks, configuration, settings);
        }
        catch (Exception failure) when (failure is RunException or AggregateException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new RehearsalException(failure.Message, failure);
        }

        return
        [
            .. from declared in mocks.Declared
               let before = Resources.First(
                   resource => resource.Desired.Type == declared.Type && resource.Desired.Name == declared.Name)
               where !JsonNode.DeepEquals(before.Desired.Inputs, declared.Inputs)
               select declared,
        ];
    }

    private static async Task RunProgramAsync(IMocks mocks, StackConfiguration configuration, StackSettings settings)
    {
        var exitCode = Environment.ExitCode;
        try
        {
            await Engine.TestWithServiceProviderAsync<InfraStack>(
                mocks,
                new StackFactory<InfraStack>(() => new(settings)),
                new() { ProjectName = configuration.Project, StackName = configuration.Stack, IsPreview = false });
        }
        finally
        {
            Environment.ExitCode = exitCode; // a failed run sets the exit code of the process
        }
    }

    public string? Output(string name) => Outputs.GetValueOrDefault(name);

    /// <summary>The resources of a type.</summary>
    public IEnumerable<DeployedResource> Of(string type) => Resources.Where(resource => resource.Handler.Type == type);
}

using System.Collections.Concurrent;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>One run of a program.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Ambient = new();

    private readonly MockMonitor _monitor;

    private Deployment(IMocks mocks, TestOptions? options)
    {
        _monitor = new MockMonitor(mocks, this);
        Options = options ?? new TestOptions();
        Runner = new Runner(this);
    }

    /// <summary>The run that the calling code belongs to.</summary>
    /// <exception cref="InvalidOperationException">The calling code belongs to no run.</exception>
    public static DeploymentInstance Instance =>
        Ambient.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static Deployment? Current => Ambient.Value?.Deployment;

    internal static Deployment Running => Instance.Deployment;

    internal TestOptions Options { get; }

    internal Runner Runner { get; }

    internal ConfigValues Config { get; } = ConfigValues.FromEnvironment();

    internal ConcurrentQueue<string> Errors { get; } = new();

    internal bool IsDryRun => Options.IsPreview ?? true;

    internal string StackName => Options.StackName ?? "stack";

    internal string ProjectName => Options.ProjectName ?? "project";

    internal Stack Stack
    {
        get => field ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set;
    }
}

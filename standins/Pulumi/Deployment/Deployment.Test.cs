using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs a program with mocks instead of the engine.</summary>
public sealed partial class Deployment
{
    /// <exception cref="RunException">The only error of the run.</exception>
    /// <exception cref="AggregateException">All errors of the run, each a <see cref="RunException"/>.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => TestAsync(mocks, options, New<TStack>);

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        return TestAsync(mocks, options, Resolve);

        TStack Resolve() => serviceProvider.GetService(typeof(TStack)) as TStack ?? throw new InvalidOperationException(
            $"Failed to resolve instance of type {typeof(TStack)} from service provider. " +
            "Register the type with the service provider before calling RunAsync.");
    }

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) =>
        Split(await TestAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false));

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        Split(await TestAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false));

    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        Split(await TestAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false)).Resources;

    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Action createResources) =>
        Split(await TestAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false)).Resources;

    // Async on purpose: the caller does not see the running deployment that this method sets.
    private static async Task<ImmutableArray<Resource>> TestAsync<TStack>(
        IMocks mocks, TestOptions? options, Func<TStack> createStack)
        where TStack : Stack
    {
        var deployment = new Deployment(mocks, options);
        if (Ambient.Value is not null)
        {
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        Ambient.Value = new DeploymentInstance(deployment);
        await deployment.Runner.RunAsync(createStack).ConfigureAwait(false);
        return deployment.Errors.ToArray() switch
        {
            [] => deployment._monitor.Resources,
            [var error] => throw new RunException(error),
            var errors => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }

    // `new TStack()` would wrap an exception of the constructor, and a RunException must be shown unchanged.
    private static TStack New<TStack>()
        where TStack : Stack =>
        (TStack)Activator.CreateInstance(typeof(TStack), BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static (ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs) Split(ImmutableArray<Resource> all)
    {
        var stack = all.OfType<TestStack>().Single();
        return (all.Remove(stack), stack.Outputs);
    }
}

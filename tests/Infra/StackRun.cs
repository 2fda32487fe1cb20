using System.Collections.Immutable;
using System.Text.Json;
using Infra;
using Infra.Settings;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Review.Mocks;

namespace Tests.Infra;

/// <summary>The resources that the program registers when it runs under mocks.</summary>
internal sealed record StackRun(IReadOnlyList<RegisteredResource> Resources, InfraStack Stack)
{
    /// <summary>Runs the program in the same way as Pulumi: it reads the settings from the configuration.</summary>
    public static async Task<StackRun> Of(TestSettings settings, bool preview = false)
    {
        using var environment = new EnvironmentVariables(
            ("PULUMI_CONFIG", JsonSerializer.Serialize(settings.Config)),
            ("PULUMI_CONFIG_SECRET_KEYS", JsonSerializer.Serialize(settings.SecretKeys)));
        return await RunAsync(settings.StackName, preview, Deployment.TestAsync<InfraStack>);
    }

    /// <summary>Runs the program with the caller's settings, without a configuration.</summary>
    /// <param name="answer">The answers to the program's questions that differ from the usual ones; null for a usual one.</param>
    public static async Task<StackRun> Of(StackSettings settings, Func<MockCallArgs, object?>? answer = null)
    {
        using var environment = new EnvironmentVariables(("PULUMI_CONFIG", null), ("PULUMI_CONFIG_SECRET_KEYS", null));
        return await RunAsync(
            settings.StackName,
            preview: false,
            (mocks, options) => Deployment.TestWithServiceProviderAsync<InfraStack>(
                mocks, new StackFactory<InfraStack>(() => new(settings)), options),
            answer);
    }

    public IEnumerable<RegisteredResource> Of(string type) => Resources.Where(resource => resource.Type == type);

    public RegisteredResource The(string type, string name) => Of(type).Single(resource => resource.Name == name);

    private static async Task<StackRun> RunAsync(
        string stackName, bool preview, Func<IMocks, TestOptions, Task<ImmutableArray<Resource>>> run,
        Func<MockCallArgs, object?>? answer = null)
    {
        var registered = new List<RegisteredResource>();
        var mocks = new Mock<IMocks>(MockBehavior.Strict);
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns((MockResourceArgs args) =>
        {
            var resource = new RegisteredResource(args.Type!, args.Name!, args.Inputs);
            lock (registered)
            {
                registered.Add(resource);
            }

            return Task.FromResult(KnownResources.Create(resource, preview));
        });
        mocks.Setup(m => m.CallAsync(It.IsAny<MockCallArgs>())).Returns(
            (MockCallArgs args) => Task.FromResult(answer?.Invoke(args) ?? KnownResources.Answer(args.Token!)));
        mocks.Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);

        var resources = await run(
            mocks.Object, new TestOptions { ProjectName = "infra", StackName = stackName, IsPreview = preview });
        return new(registered, resources.OfType<InfraStack>().Single());
    }
}

/// <summary>A registered resource, with its inputs under their wire names.</summary>
internal sealed record RegisteredResource(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    public string Text(string input) => Assert.IsType<string>(Inputs[input]);

    public string? TextOrNull(string input) => Inputs.GetValueOrDefault(input) as string;
}

using System.Collections.Immutable;
using System.Text.Json;
using Infra;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace Tests.Infra;

/// <summary>What the program declared when it ran under mocks.</summary>
internal sealed record StackRun(IReadOnlyList<Declared> Resources, InfraStack Stack)
{
    public static async Task<StackRun> Of(Given given, bool preview = false)
    {
        var declared = new List<Declared>();
        var mocks = new Mock<IMocks>(MockBehavior.Strict);
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns((MockResourceArgs args) =>
        {
            var resource = new Declared(args.Type!, args.Name!, args.Inputs);
            lock (declared)
            {
                declared.Add(resource);
            }

            return Task.FromResult(KnownResources.Create(resource, preview));
        });
        mocks.Setup(m => m.CallAsync(It.IsAny<MockCallArgs>())).Returns((MockCallArgs args) => Task.FromResult(KnownResources.Answer(args.Token!)));
        mocks.Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);

        using var environment = new EnvironmentVariables(
            ("PULUMI_CONFIG", JsonSerializer.Serialize(given.Config)),
            ("PULUMI_CONFIG_SECRET_KEYS", JsonSerializer.Serialize(given.SecretKeys)));
        var resources = await Deployment.TestAsync<InfraStack>(
            mocks.Object, new TestOptions { ProjectName = "infra", StackName = given.StackName, IsPreview = preview });
        return new(declared, resources.OfType<InfraStack>().Single());
    }

    public IEnumerable<Declared> Of(string type) => Resources.Where(resource => resource.Type == type);

    public Declared The(string type, string name) => Of(type).Single(resource => resource.Name == name);
}

/// <summary>One declared resource, with its inputs under their wire names.</summary>
internal sealed record Declared(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    public string Text(string input) => Assert.IsType<string>(Inputs[input]);
}

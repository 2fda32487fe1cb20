using Pulumi;
using Pulumi.Testing;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

[Collection("Pulumi")]
public sealed class StackTests
{
    private static readonly TestOptions Update = new() { IsPreview = false };

    [Fact]
    public async Task Is_among_the_resources_but_not_shown_to_mocks()
    {
        var mocks = new Recorder();
        var resources = await Deployment.TestAsync<House>(mocks, Update);
        Assert.Equal(["project-stack", "shelf"], resources.Select(resource => resource.GetResourceName()));
        Assert.Equal(["shelf"], mocks.Resources.Select(resource => resource.Name));
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", await resources[0].Urn.Read());
    }

    [Fact]
    public async Task Registers_its_output_properties_by_their_names()
    {
        var mocks = new Recorder();
        await Deployment.TestAsync<House>(mocks, Update);
        var outputs = Assert.Single(mocks.Outputs);
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", outputs.Urn);
        Assert.Equal(["Label", "secret"], outputs.Outputs.Keys.Order());
        Assert.Equal("a", await outputs.Outputs["Label"].Read());
        Assert.False(await outputs.Outputs["Label"].IsSecret());
        Assert.True(await outputs.Outputs["secret"].IsSecret());
        Assert.Equal("s", await outputs.Outputs["secret"].Read());
    }

    [Fact]
    public async Task Refuses_an_output_that_was_not_assigned()
    {
        var problem = await ExpectedFailure.Of<RunException>(() => Deployment.TestAsync<Unfinished>(new Recorder()));
        Assert.Equal(
            "Output(s) 'label' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            problem.Message);
    }

    [Fact]
    public async Task Refuses_an_output_that_is_none()
    {
        var problem = await ExpectedFailure.Of<RunException>(() => Deployment.TestAsync<Mistyped>(new Recorder()));
        Assert.Equal(
            "Output(s) 'Label' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            problem.Message);
    }

    [Fact]
    public async Task An_exception_of_its_constructor_passes_unchanged()
    {
        var problem = await ExpectedFailure.Of<RunException>(() => Deployment.TestAsync<Broken>(new Recorder()));
        Assert.Equal("mend this", problem.Message);
    }

    [Fact]
    public async Task Comes_from_a_service_provider_when_asked_to()
    {
        var services = new OneService(() => new House());
        var resources = await Deployment.TestWithServiceProviderAsync<House>(new Recorder(), services, Update);
        Assert.IsType<House>(resources[0]);
    }

    private sealed class House : Stack
    {
        public House() => Label = new Shelf("shelf", new ShelfArgs { Label = "a" }).Label;

        [Output]
        public Output<string> Label { get; private set; }

        [Output("secret")]
        public Output<string> Hidden { get; private set; } = Output.CreateSecret("s");
    }

    private sealed class Unfinished : Stack
    {
        [Output("label")]
        public Output<string>? Label { get; private set; }
    }

    private sealed class Mistyped : Stack
    {
        [Output]
        public string Label { get; private set; } = "a";
    }

    private sealed class Broken : Stack
    {
        public Broken() => throw new RunException("mend this");
    }

    private sealed class OneService(Func<object> make) : IServiceProvider
    {
        public object? GetService(Type serviceType) => make();
    }
}

using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

[Collection("Pulumi")]
public sealed class ProviderTests
{
    private const string Urn = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:shop::east";

    [Fact]
    public async Task A_provider_is_a_resource_of_its_own_type()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () => _ = NewProvider());
        Assert.Equal("pulumi:providers:shop", Assert.Single(mocks.Resources).Type);
    }

    [Fact]
    public async Task A_resource_names_the_provider_it_was_given()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () => _ = new Shelf("shelf", null, new() { Provider = NewProvider() }));
        Assert.Equal($"{Urn}::east-id", ProviderOf(mocks, "shelf"));
    }

    [Fact]
    public async Task A_provider_without_an_id_is_named_by_the_engines_word_for_unknown()
    {
        var mocks = new Recorder { Id = _ => null };
        await Run.Update(mocks, () => _ = new Shelf("shelf", null, new() { Provider = NewProvider() }));
        Assert.Equal($"{Urn}::04da6b54-80e4-46f7-96ec-b56ff0331ba9", ProviderOf(mocks, "shelf"));
    }

    [Fact]
    public async Task Without_one_it_names_none()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () => _ = new Shelf("shelf"));
        Assert.Equal("", ProviderOf(mocks, "shelf"));
    }

    [Fact]
    public async Task Children_take_over_the_provider_of_their_package()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () =>
        {
            var room = new Room("room", new() { Providers = { NewProvider() } });
            _ = new Shelf("shelf", null, new() { Parent = new Room("inner", new() { Parent = room }) });
            _ = new CustomResource("other:home/shelf:Shelf", "stranger", null, new CustomResourceOptions { Parent = room });
        });
        Assert.Equal($"{Urn}::east-id", ProviderOf(mocks, "shelf"));
        Assert.Equal("", ProviderOf(mocks, "stranger"));
    }

    [Fact]
    public async Task A_component_takes_one_provider_or_several_not_both()
    {
        var problem = await ExpectedFailure.Of<RunException>(() => Run.Update(new Recorder(), () =>
            _ = new Room("room", new() { Provider = NewProvider(), Providers = { NewProvider() } })));
        Assert.Contains(
            "Do not supply both 'provider' and 'providers' options to a ComponentResource.",
            problem.Message,
            StringComparison.Ordinal);
    }

    private static ProviderResource NewProvider() => new("shop", "east", ResourceArgs.Empty, null);

    private static string? ProviderOf(Recorder mocks, string name) =>
        mocks.Resources.Single(resource => resource.Name == name).Provider;
}

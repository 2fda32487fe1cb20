using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

public sealed class ComponentTests
{
    [Fact]
    public async Task Registers_its_output_properties_with_their_secrets()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () => _ = new Room("room"));
        var outputs = mocks.Outputs.Single(request => request.Urn.EndsWith("::room", StringComparison.Ordinal)).Outputs;
        Assert.Equal(["Title", "key"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("room room", await outputs["Title"].Read());
        Assert.True(await outputs["key"].IsSecret());
    }

    [Fact]
    public async Task Keeps_the_outputs_it_sets_itself()
    {
        Room room = null!;
        await Run.Preview(new Recorder(), () => room = new Room("room"));
        Assert.Equal("room room", await room.Title.Read());
    }

    [Fact]
    public async Task Registers_unknown_outputs_as_unknown()
    {
        var mocks = new Recorder();
        await Run.Preview(mocks, () => _ = new Doorway("door"));
        var outputs = mocks.Outputs.Single(request => request.Urn.EndsWith("::door", StringComparison.Ordinal)).Outputs;
        Assert.False(await outputs["width"].IsKnown());
    }

    private sealed class Doorway : ComponentResource
    {
        public Doorway(string name)
            : base("shop:home:Doorway", name) =>
            RegisterOutputs(new Dictionary<string, object?> { ["width"] = Reading.Unknown(1) });
    }
}

using Pulumi;
using Pulumi.Testing;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

/// <summary>Unknown values, and their effect on other values.</summary>
public sealed class PreviewTests
{
    [Fact]
    public async Task A_run_is_a_preview_unless_the_test_says_otherwise()
    {
        bool? isDryRun = null;
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () => { isDryRun = Deployment.Instance.IsDryRun; });
        Assert.True(isDryRun);
    }

    [Fact]
    public async Task An_output_that_the_state_lacks_is_unknown()
    {
        var shelf = await Run.State(isPreview: true, ("label", "a"));
        Assert.True(await shelf.Label.IsKnown());
        Assert.False(await shelf.Width.IsKnown());
        Assert.False(await shelf.Books.IsKnown());
    }

    [Fact]
    public async Task In_an_update_it_is_known_to_be_the_default()
    {
        var shelf = await Run.State(isPreview: false, ("label", "a"));
        Assert.True(await shelf.Width.IsKnown());
        Assert.Null(await shelf.Width.Read());
        Assert.Equal(0, await shelf.Weight.Read());
        Assert.Null(await shelf.Tags.Read());
        Assert.True((await shelf.Books.Read()).IsDefault);
    }

    [Fact]
    public async Task Without_an_id_the_id_is_unknown_even_in_an_update()
    {
        var resources = await Run.Update(new EmptyMocks(), () => _ = new Shelf("shelf"));
        Assert.False(await ((Shelf)Assert.Single(resources)).Id.IsKnown());
    }

    [Fact]
    public async Task An_unknown_anywhere_drops_the_whole_property()
    {
        var mocks = new Recorder();
        await Run.Preview(mocks, () => _ = new Shelf("shelf", new ShelfArgs
        {
            Label = Reading.Unknown("x"),
            Books = ["a", Reading.Unknown("x")],
            Tags = { ["a"] = "known", ["b"] = Reading.Unknown("x") },
            Top = new BoardArgs { WoodKind = "oak", Marks = { ["m"] = Reading.Unknown("x") } },
            Width = 3,
        }));
        Assert.Equal(["width"], mocks.Inputs.Keys);
    }

    [Fact]
    public async Task A_state_may_hold_unknowns_itself()
    {
        var shelf = await Run.State(isPreview: false, ("label", Reading.Unknown("x")));
        Assert.False(await shelf.Label.IsKnown());
    }

    [Fact]
    public async Task The_urn_is_always_known()
    {
        var shelf = await Run.State(isPreview: true);
        Assert.True(await shelf.Urn.IsKnown());
    }

    [Fact]
    public async Task An_unknown_can_be_made_that_never_asks_for_its_value()
    {
        var asked = false;
        var unknown = Pulumi.Utilities.OutputUtilities.CreateUnknown(() => Task.FromResult(asked = true));
        Assert.False(await unknown.IsKnown());
        Assert.False(asked);
    }
}

using Pulumi;
using Pulumi.Testing;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

/// <summary>The conversion of a provider's state to outputs.</summary>
[Collection("Pulumi")]
public sealed class StateTests
{
    [Fact]
    public async Task Simple_values_become_the_types_of_the_outputs()
    {
        var shelf = await Run.State(false, ("label", "a"), ("width", 3), ("weight", 1.5), ("isOpen", true));
        Assert.Equal("a", await shelf.Label.Read());
        Assert.Equal(3, await shelf.Width.Read());
        Assert.Equal(1.5, await shelf.Weight.Read());
        Assert.True(await shelf.IsOpen.Read());
    }

    [Fact]
    public async Task Lists_and_maps_become_typed()
    {
        var shelf = await Run.State(
            false, ("books", new List<string> { "a" }), ("tags", new Dictionary<string, string> { ["k"] = "v" }));
        Assert.Equal(["a"], await shelf.Books.Items());
        Assert.Equal("v", (await shelf.Tags.Read())!["k"]);
    }

    [Fact]
    public async Task Output_types_are_constructed_by_the_names_of_their_parameters()
    {
        var board = new Dictionary<string, object> { ["woodKind"] = "oak", ["thickness"] = 2, ["unheardOf"] = "ignored" };
        var shelf = await Run.State(false, ("boards", new[] { board }));
        var read = Assert.Single(await shelf.Boards.Items());
        Assert.Equal("oak", read.WoodKind);
        Assert.Equal(2, read.Thickness);
        Assert.True(read.Knots.IsDefault);
    }

    [Fact]
    public async Task Enums_and_unions_find_their_case()
    {
        var shelf = await Run.State(
            false, ("colour", "red"), ("owner", new Dictionary<string, object> { ["woodKind"] = "oak" }));
        Assert.Equal(Colour.Red, await shelf.Colour.Read());
        Assert.Equal("oak", (await shelf.Owner.Read()).AsT1.WoodKind);
        Assert.Equal("me", (await (await Run.State(false, ("owner", "me"))).Owner.Read()).AsT0);
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_becomes_the_default()
    {
        var shelf = await Run.State(false, ("label", 1), ("weight", "heavy"), ("books", "not a list"));
        Assert.Null(await shelf.Label.Read());
        Assert.Equal(0, await shelf.Weight.Read());
        Assert.True((await shelf.Books.Read()).IsDefault);
    }

    [Fact]
    public async Task Secrets_in_the_state_make_secret_outputs()
    {
        var shelf = await Run.State(
            false, ("label", Output.CreateSecret("s")), ("books", new List<Output<string>> { Output.CreateSecret("s") }));
        Assert.True(await shelf.Label.IsSecret());
        Assert.True(await shelf.Books.IsSecret());
        Assert.Equal(["s"], await shelf.Books.Items());
    }

    [Fact]
    public async Task Echoing_a_secret_input_loses_the_secret()
    {
        var resources = await Run.Update(new EmptyMocks(), () =>
            _ = new Shelf("shelf", new ShelfArgs { Label = Output.CreateSecret("s") }));
        Assert.False(await ((Shelf)Assert.Single(resources)).Label.IsSecret());
    }

    [Fact]
    public async Task Outputs_depend_on_their_resource()
    {
        var shelf = await Run.State(false, ("label", "a"));
        Assert.Same(shelf, Assert.Single(await shelf.Label.Dependencies()));
        Assert.Same(shelf, Assert.Single(await shelf.Id.Dependencies()));
        Assert.Same(shelf, Assert.Single(await shelf.Books.Dependencies()));
        Assert.Same(shelf, Assert.Single(await Output.Format($"{shelf.Label}!").Dependencies()));
        Assert.Empty(await Output.Create("x").Dependencies());
    }

    [Fact]
    public async Task Arguments_can_be_a_state()
    {
        var mocks = new Recorder { State = _ => new ShelfArgs { Label = "a" } };
        var resources = await Run.Update(mocks, () => _ = new Shelf("shelf"));
        Assert.Equal("a", await ((Shelf)Assert.Single(resources)).Label.Read());
    }

    [Fact]
    public async Task Other_objects_cannot()
    {
        var anonymous = new Recorder { State = _ => new { label = "a" } };
        var problem = await ExpectedFailure.Of<RunException>(() => Run.Update(anonymous, () => _ = new Shelf("shelf")));
        Assert.Contains("is not a supported argument type", problem.Message, StringComparison.Ordinal);

        var text = new Recorder { State = _ => "label" };
        problem = await ExpectedFailure.Of<RunException>(() => Run.Update(text, () => _ = new Shelf("shelf")));
        Assert.Contains("System.String is not a supported argument type", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(1f)]
    public async Task Other_numbers_cannot_be_in_it(object number)
    {
        var problem = await ExpectedFailure.Of<RunException>(() => Run.State(false, ("width", number)));
        Assert.Contains($"{number.GetType()} is not a supported argument type", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_of_a_type_that_no_value_becomes_is_refused()
    {
        var problem = await ExpectedFailure.Of<RunException>(() =>
            Run.Update(new EmptyMocks(), () => _ = new OddShelf("shelf")));
        Assert.Contains(
            $"[Output] {typeof(OddShelf)}.Length contains invalid type System.Int64.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deserialised_lists_are_given_back_as_inputs_even_when_missing()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () =>
        {
            var first = new Shelf("first");
            _ = new Shelf("second", new ShelfArgs { Books = first.Books });
        });
        Assert.Empty(Received.List(mocks.Resources[1].Inputs["books"]));
    }

    private sealed class OddShelf(string name) : CustomResource("shop:home/shelf:Shelf", name, null, null)
    {
        [Output("length")]
        public Output<long> Length { get; private set; } = null!;
    }
}

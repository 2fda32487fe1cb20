using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Testing;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

/// <summary>The arguments of a resource as mocks receive them.</summary>
[Collection("Pulumi")]
public sealed class SerialisationTests
{
    [Fact]
    public async Task Text_and_truth_are_themselves_and_every_number_is_a_double()
    {
        var inputs = await Run.Inputs(() => new() { Label = "a", IsOpen = false, Width = 3, Weight = 1.5 });
        Assert.Equal("a", inputs["label"]);
        Assert.Equal(false, inputs["isOpen"]);
        Assert.Equal(3.0, Assert.IsType<double>(inputs["width"]));
        Assert.Equal(1.5, inputs["weight"]);
    }

    [Fact]
    public async Task A_list_is_an_immutable_array_of_objects()
    {
        var inputs = await Run.Inputs(() => new() { Books = ["a", Output.Create("b")] });
        Assert.Equal(["a", "b"], Received.List(inputs["books"]));
    }

    [Fact]
    public async Task A_map_is_an_immutable_dictionary_of_objects()
    {
        var inputs = await Run.Inputs(() => new() { Tags = { ["k"] = "v" } });
        Assert.Equal("v", Received.Map(inputs["tags"])["k"]);
    }

    [Fact]
    public async Task Nested_arguments_are_dictionaries_with_wire_names()
    {
        var inputs = await Run.Inputs(() => new()
        {
            Top = new BoardArgs { WoodKind = "oak", Thickness = 2 },
            Boards = [new BoardArgs { WoodKind = "fir" }],
        });
        var top = Received.Map(inputs["top"]);
        Assert.Equal(["thickness", "woodKind"], top.Keys.Order());
        Assert.Equal(2.0, top["thickness"]);
        var boards = Received.List(inputs["boards"]);
        Assert.Equal("fir", Received.Map(Assert.Single(boards))["woodKind"]);
    }

    [Fact]
    public async Task An_input_that_is_not_set_is_absent() => Assert.Empty(await Run.Inputs(() => new()));

    [Fact]
    public async Task A_null_is_absent_at_every_depth()
    {
        var inputs = await Run.Inputs(() => new()
        {
            Label = Output.Create((string?)null)!,
            Tags = Output.Create((ImmutableDictionary<string, string>?)null)!,
            Anything = new Dictionary<string, object?> { ["none"] = null, ["some"] = 1 },
        });
        Assert.Equal(["anything"], inputs.Keys);
        Assert.Equal(["some"], Received.Map(inputs["anything"]).Keys);
    }

    [Fact]
    public async Task A_null_in_a_list_keeps_its_place()
    {
        var inputs = await Run.Inputs(() => new() { Books = ["a", Output.Create((string?)null)!] });
        Assert.Equal(["a", null], Received.List(inputs["books"]));
    }

    [Fact]
    public async Task A_list_that_was_only_looked_at_is_sent_empty()
    {
        var inputs = await Run.Inputs(() =>
        {
            var args = new ShelfArgs();
            _ = args.Books;
            return args;
        });
        Assert.Empty(Received.List(inputs["books"]));
    }

    [Fact]
    public async Task An_uninitialised_array_is_sent_empty()
    {
        var inputs = await Run.Inputs(() => new() { Books = default(ImmutableArray<string>) });
        Assert.Empty(Received.List(inputs["books"]));
    }

    [Fact]
    public async Task A_secret_is_sent_as_the_plain_value()
    {
        var inputs = await Run.Inputs(() => new()
        {
            Label = Output.CreateSecret("s"),
            Tags = { ["k"] = Output.CreateSecret("t") },
        });
        Assert.Equal("s", inputs["label"]);
        Assert.Equal("t", Received.Map(inputs["tags"])["k"]);
    }

    [Fact]
    public async Task A_union_is_sent_as_the_case_it_is()
    {
        Assert.Equal("me", (await Run.Inputs(() => new() { Owner = "me" }))["owner"]);
        var owner = (await Run.Inputs(() => new() { Owner = new BoardArgs { WoodKind = "oak" } }))["owner"];
        Assert.Equal("oak", Received.Map(owner)["woodKind"]);
    }

    [Fact]
    public async Task An_enum_is_sent_as_its_text() =>
        Assert.Equal("red", (await Run.Inputs(() => new() { Colour = Colour.Red }))["colour"]);

    [Fact]
    public async Task Json_is_sent_as_what_it_says()
    {
        using var json = JsonDocument.Parse("""{ "a": [1, "b", true, null] }""");
        var inputs = await Run.Inputs(() => new() { Anything = json.RootElement });
        var list = Received.Map(inputs["anything"])["a"];
        Assert.Equal([1.0, "b", true, null], Received.List(list));
    }

    [Fact]
    public async Task An_input_marked_as_json_is_sent_as_its_text_in_order_and_spaced() =>
        Assert.Equal(
            """{ "marks": { "\u003cb\u003e": "\"q\" \\ ü +" }, "thickness": 2, "woodKind": "oak" }""",
            (await Run.Inputs(() => new()
            {
                Plan = new BoardArgs { WoodKind = "oak", Thickness = 2, Marks = { ["<b>"] = "\"q\" \\ ü +" } },
            }))["plan"]);

    [Fact]
    public async Task An_input_marked_as_json_may_be_empty_inside() =>
        Assert.Equal(
            """{ "marks": { }, "woodKind": "oak" }""",
            (await Run.Inputs(() => new() { Plan = new BoardArgs { WoodKind = "oak", Marks = new() } }))["plan"]);

    [Fact]
    public async Task An_input_marked_as_json_may_be_a_secret()
    {
        var inputs = await Run.Inputs(() => new() { Plan = Output.CreateSecret(new BoardArgs { WoodKind = "oak" }) });
        Assert.Equal("""{ "woodKind": "oak" }""", inputs["plan"]);
    }

    [Fact]
    public async Task A_secret_and_an_unknown_within_such_json_are_said_in_the_engines_words()
    {
        var inputs = await Run.Inputs(() => new()
        {
            Plan = new BoardArgs { WoodKind = Output.CreateSecret("oak"), Thickness = Reading.Unknown(1) },
        });
        Assert.Equal(
            """
            { "thickness": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "woodKind": { "4dabf18193072939515e22adb298388d":
            "1b47061264138c4ac30d75fd1eb44270", "value": "oak" } }
            """.ReplaceLineEndings(" "),
            inputs["plan"]);
    }

    [Fact]
    public async Task A_resource_is_received_as_a_resource()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () => _ = new Shelf("second", new ShelfArgs { Anything = new Shelf("first") }));
        var received = Assert.IsAssignableFrom<Resource>(mocks.Resources[1].Inputs["anything"]);
        Assert.EndsWith("::first", await received.Urn.Read(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(1f)]
    [InlineData('c')]
    public async Task Other_types_cannot_be_sent(object value)
    {
        var problem = await ExpectedFailure.Of<RunException>(() => Run.Inputs(() => new() { Anything = value }));
        Assert.Contains("error serializing property \"anything\": ", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"{value.GetType()} is not a supported argument type.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_task_cannot_be_sent()
    {
        var problem = await ExpectedFailure.Of<RunException>(() => Run.Inputs(() => new() { Anything = Task.FromResult(1) }));
        Assert.Contains(
            "Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output",
            problem.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_required_member_of_nested_arguments_is_an_error()
    {
        var problem = await ExpectedFailure.Of<RunException>(() => Run.Inputs(() => new() { Top = new BoardArgs() }));
        Assert.Contains("error serializing property \"top\": ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"[Input] {typeof(BoardArgs)}.WoodKind is required but was not given a value",
            problem.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_required_member_is_an_error_that_names_the_field()
    {
        var problem = await ExpectedFailure.Of<RunException>(() =>
            Run.Update(new EmptyMocks(), () => _ = new CustomResource("shop:home/chest:Chest", "chest", new ChestArgs(), null)));
        Assert.Contains("System.ArgumentNullException: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"[Input] {typeof(ChestArgs)}._drawers is required but was not given a value (Parameter '_drawers')",
            problem.Message,
            StringComparison.Ordinal);
    }

    private sealed class ChestArgs : ResourceArgs
    {
        [Input("drawers", required: true)]
        private InputList<string>? _drawers;

        public InputList<string> Drawers
        {
            get => _drawers ??= [];
            set => _drawers = value;
        }
    }
}

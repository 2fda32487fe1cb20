using System.Collections.Immutable;
using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

public sealed class InputListTests
{
    private static readonly Output<string> Later = Output.Create("later");

    private static readonly Input<string> Given = "given";

    [Fact]
    public async Task Is_written_as_a_collection_expression() =>
        Assert.Equal(["a", "later", "given"], await Items(new ShelfArgs { Books = ["a", Later, Given] }));

    [Fact]
    public async Task Is_written_as_a_collection_initialiser() =>
        Assert.Equal(["a", "later"], await Items(new ShelfArgs { Books = { "a", Later } }));

    [Fact]
    public async Task Is_written_as_one_item()
    {
        Assert.Equal(["a"], await Items(new ShelfArgs { Books = "a" }));
        Assert.Equal(["later"], await Items(new ShelfArgs { Books = Later }));
        Assert.Equal(["given"], await Items(new ShelfArgs { Books = Given }));
    }

    [Fact]
    public async Task Is_made_of_arrays_and_lists()
    {
        Assert.Equal(["a"], await Items(new ShelfArgs { Books = new[] { "a" } }));
        Assert.Equal(["later"], await Items(new ShelfArgs { Books = new[] { Later } }));
        Assert.Equal(["a"], await Items(new ShelfArgs { Books = new List<string> { "a" } }));
        Assert.Equal(["later"], await Items(new ShelfArgs { Books = new List<Output<string>> { Later } }));
        Assert.Equal(["a"], await Items(new ShelfArgs { Books = ImmutableArray.Create("a") }));
    }

    [Fact]
    public async Task Is_made_of_outputs_of_lists()
    {
        Assert.Equal(["a"], await Items(new ShelfArgs { Books = Output.Create(ImmutableArray.Create("a")) }));
        Assert.Equal(["a"], await Items(new ShelfArgs { Books = Output.Create(new List<string> { "a" }) }));
        Assert.Equal(["a"], await Items(new ShelfArgs { Books = Output.Create(new[] { "a" }) }));
    }

    [Fact]
    public async Task Holds_nested_arguments() =>
        Assert.Single(await new ShelfArgs { Boards = [new BoardArgs { WoodKind = "oak" }] }.Boards.ToOutput().Items());

    [Fact]
    public async Task Grows_by_items_and_lists_in_order()
    {
        InputList<string> list = ["a"];
        list.Add("b", "c");
        list.Add((InputList<string>)["d"]);
        list.AddRange(Output.Create(ImmutableArray.Create("e")));
        Assert.Equal(["a", "b", "c", "d", "e"], await list.ToOutput().Items());
    }

    [Fact]
    public async Task Concat_leaves_both_as_they_were()
    {
        InputList<string> first = ["a"];
        InputList<string> second = ["b"];
        Assert.Equal(["a", "b"], await first.Concat(second).ToOutput().Items());
        Assert.Equal(["a"], await first.ToOutput().Items());
        Assert.Equal(["b"], await second.ToOutput().Items());
    }

    [Fact]
    public async Task Is_unknown_or_secret_when_an_item_is()
    {
        Assert.False(await ((InputList<string>)["a", Reading.Unknown("b")]).ToOutput().IsKnown());
        Assert.True(await ((InputList<string>)["a", Output.CreateSecret("b")]).ToOutput().IsSecret());
    }

    [Fact]
    public async Task Of_an_uninitialised_array_stays_uninitialised() =>
        Assert.True((await ((InputList<string>)default(ImmutableArray<string>)).ToOutput().Read()).IsDefault);

    [Fact]
    public async Task Is_enumerated_asynchronously()
    {
        var seen = new List<string>();
        await foreach (var item in (InputList<string>)["a", Later])
        {
            seen.Add(await item.ToOutput().Read());
        }

        Assert.Equal(["a", "later"], seen);
    }

    [Fact]
    public void Is_not_enumerated_synchronously() =>
        Assert.Throws<NotSupportedException>(() => ((System.Collections.IEnumerable)new InputList<string>()).GetEnumerator());

    [Fact]
    public async Task Of_a_union_takes_either_case()
    {
        InputList<Union<string, int>> list = new() { (Input<string>)"a", (Input<int>)1 };
        Assert.Equal([Union<string, int>.FromT0("a"), 1], await list.ToOutput().Items());
    }

    private static Task<string[]> Items(ShelfArgs args) => args.Books.ToOutput().Items();
}

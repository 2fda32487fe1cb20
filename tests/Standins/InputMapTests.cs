using System.Collections.Immutable;
using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

public sealed class InputMapTests
{
    private static readonly Output<string> Later = Output.Create("later");

    [Fact]
    public async Task Is_written_with_indexers_or_pairs()
    {
        Assert.Equal("later", (await Items(new ShelfArgs { Tags = { ["k"] = Later } }))["k"]);
        Assert.Equal("later", (await Items(new ShelfArgs { Tags = { { "k", Later } } }))["k"]);
        Assert.Equal("v", (await Items(new ShelfArgs { Tags = new() { ["k"] = "v" } }))["k"]);
    }

    [Fact]
    public async Task Is_made_of_dictionaries_and_their_outputs()
    {
        var dictionary = new Dictionary<string, string> { ["k"] = "v" };
        Assert.Equal("v", (await Items(new ShelfArgs { Tags = dictionary }))["k"]);
        Assert.Equal("v", (await Items(new ShelfArgs { Tags = dictionary.ToImmutableDictionary() }))["k"]);
        Assert.Equal("v", (await Items(new ShelfArgs { Tags = Output.Create(dictionary) }))["k"]);
        Assert.Equal("v", (await Items(new ShelfArgs { Tags = Output.Create(dictionary.ToImmutableDictionary()) }))["k"]);
    }

    [Fact]
    public async Task Grows_by_maps()
    {
        InputMap<string> map = new() { ["a"] = "1" };
        map.Add(new InputMap<string> { ["b"] = "2" });
        map.AddRange(new InputMap<string> { ["c"] = "3" });
        Assert.Equal(["a", "b", "c"], (await map.ToOutput().Read()).Keys.Order());
    }

    [Fact]
    public async Task Takes_the_same_pair_twice()
    {
        InputMap<string> map = new() { ["a"] = "1" };
        map.Add("a", Output.Create("1"));
        Assert.Equal("1", (await map.ToOutput().Read())["a"]);
    }

    [Fact]
    public async Task Refuses_another_value_for_a_key_once_it_is_awaited()
    {
        InputMap<string> map = new() { ["a"] = "1" };
        map["a"] = "2";
        var problem = await Assert.ThrowsAsync<ArgumentException>(map.ToOutput().Read);
        Assert.Equal("Key 'a' already exists in the map with a different value.", problem.Message);
    }

    [Fact]
    public async Task Merge_prefers_the_second_and_changes_neither()
    {
        InputMap<string> first = new() { ["a"] = "1", ["b"] = "1" };
        InputMap<string> second = new() { ["b"] = "2" };
        var merged = await InputMap<string>.Merge(first, second).ToOutput().Read();
        Assert.Equal("1", merged["a"]);
        Assert.Equal("2", merged["b"]);
        Assert.Equal("1", (await first.ToOutput().Read())["b"]);
    }

    [Fact]
    public async Task Is_unknown_or_secret_when_a_value_is()
    {
        Assert.False(await new InputMap<string> { ["a"] = Reading.Unknown("b") }.ToOutput().IsKnown());
        Assert.True(await new InputMap<string> { ["a"] = Output.CreateSecret("b") }.ToOutput().IsSecret());
    }

    [Fact]
    public async Task Of_no_dictionary_is_none() =>
        Assert.Null(await ((InputMap<string>)Output.Create((ImmutableDictionary<string, string>?)null)!).ToOutput().Read());

    [Fact]
    public async Task Is_enumerated_asynchronously()
    {
        var seen = new List<string>();
        await foreach (var item in new InputMap<string> { ["a"] = Later })
        {
            seen.Add((await item.ToOutput().Read()).Value);
        }

        Assert.Equal(["later"], seen);
    }

    private static Task<ImmutableDictionary<string, string>> Items(ShelfArgs args) => args.Tags.ToOutput().Read();
}

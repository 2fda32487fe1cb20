using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

public sealed class ResourceOptionsTests
{
    [Fact]
    public void Merge_takes_simple_values_of_the_second_where_it_has_them()
    {
        var merged = CustomResourceOptions.Merge(
            new() { Protect = true, Version = "1", RetainOnDelete = true, ImportId = "i" },
            new() { Protect = false, Version = "2", DeleteBeforeReplace = true });
        Assert.False(merged.Protect);
        Assert.Equal("2", merged.Version);
        Assert.True(merged.RetainOnDelete);
        Assert.True(merged.DeleteBeforeReplace);
        Assert.Equal("i", merged.ImportId);
    }

    [Fact]
    public void Merge_joins_lists()
    {
        var merged = CustomResourceOptions.Merge(
            new() { IgnoreChanges = { "a" }, AdditionalSecretOutputs = { "x" } },
            new() { IgnoreChanges = ["b"], AdditionalSecretOutputs = { "y" } });
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["x", "y"], merged.AdditionalSecretOutputs);
    }

    [Fact]
    public void Merge_changes_neither()
    {
        var first = new CustomResourceOptions { IgnoreChanges = { "a" } };
        var second = new CustomResourceOptions { IgnoreChanges = { "b" } };
        CustomResourceOptions.Merge(first, second).IgnoreChanges.Add("c");
        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Equal(["b"], second.IgnoreChanges);
    }

    [Fact]
    public void Merge_of_null_is_new_and_empty()
    {
        Assert.Empty(CustomResourceOptions.Merge(null, null).IgnoreChanges);
        Assert.Null(ComponentResourceOptions.Merge(null, null).Protect);
    }

    [Fact]
    public async Task Dependencies_are_written_as_one_a_list_or_an_array()
    {
        var written = new List<ResourceOptions>();
        Shelf shelf = null!;
        await Run.Update(new Recorder(), () =>
        {
            shelf = new Shelf("shelf");
            var other = new Shelf("other");
            written.Add(new CustomResourceOptions { DependsOn = shelf });
            written.Add(new CustomResourceOptions { DependsOn = [shelf] });
            written.Add(new CustomResourceOptions { DependsOn = { shelf } });
            written.Add(new CustomResourceOptions { DependsOn = new Resource[] { shelf } });
            written.Add(CustomResourceOptions.Merge(new() { DependsOn = { shelf } }, new() { DependsOn = { other } }));
        });
        foreach (var options in written)
        {
            Assert.Same(shelf, (await options.DependsOn.ToOutput().Items())[0]);
        }

        Assert.Equal(2, (await written[^1].DependsOn.ToOutput().Items()).Length);
    }

    [Fact]
    public async Task A_resource_is_registered_after_those_it_depends_on_and_after_the_children_of_components()
    {
        var mocks = new SlowRecorder("inside");
        await Run.Update(mocks, () =>
        {
            var room = new Room("room", null, room => _ = new Shelf("inside", null, new() { Parent = room }));
            _ = new Shelf("after", null, new() { DependsOn = { room } });
        });
        Assert.Equal(["room", "inside", "after"], mocks.Finished);
    }

    [Fact]
    public async Task A_resource_is_registered_after_those_its_inputs_come_from()
    {
        var mocks = new SlowRecorder("first", until: "free");
        await Run.Update(mocks, () =>
        {
            var first = new Shelf("first", new ShelfArgs { Label = "a" });
            _ = new Shelf("after", new ShelfArgs { Label = first.Label });
            _ = new Shelf("free");
        });
        Assert.Equal(["free", "first", "after"], mocks.Finished);
    }

    [Fact]
    public async Task Reading_asks_with_the_id_and_keeps_it()
    {
        var mocks = new Recorder { Id = _ => "another" };
        var resources = await Run.Update(mocks, () => _ = Shelf.Get("shelf", "shelf-7"));
        Assert.Equal("shelf-7", Assert.Single(mocks.Resources).Id);
        Assert.Equal("shelf-7", await ((Shelf)Assert.Single(resources)).Id.Read());
    }

    [Fact]
    public async Task Importing_asks_with_the_id()
    {
        var mocks = new Recorder { Id = _ => null };
        var resources = await Run.Update(mocks, () => _ = new Shelf("shelf", null, new() { ImportId = "shelf-7" }));
        Assert.Equal("shelf-7", Assert.Single(mocks.Resources).Id);
        Assert.Equal("shelf-7", await ((Shelf)Assert.Single(resources)).Id.Read());
    }
}

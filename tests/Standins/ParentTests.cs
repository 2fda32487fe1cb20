using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

/// <summary>The options that a child inherits from its parent.</summary>
public sealed class ParentTests
{
    [Fact]
    public async Task Under_mocks_a_urn_names_the_outermost_type_and_its_own()
    {
        Room room = null!;
        Shelf shelf = null!;
        await Run.Update(new Recorder(), () =>
        {
            room = new Room("room");
            shelf = new Shelf("shelf", null, new() { Parent = room });
        });
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$shop:home:Room::room", await room.Urn.Read());
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$shop:home/shelf:Shelf::shelf", await shelf.Urn.Read());
    }

    [Fact]
    public async Task Two_resources_may_share_a_name()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () =>
        {
            _ = new Shelf("shelf");
            _ = new Shelf("shelf", null, new() { Parent = new Room("room") });
        });
        Assert.Equal(2, mocks.Resources.Count(resource => resource.Name == "shelf"));
    }

    [Fact]
    public async Task A_parent_is_registered_before_its_children()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () => _ = new Room("room", null, room => _ = new Shelf("shelf", null, new() { Parent = room })));
        Assert.Equal(["room", "shelf"], mocks.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task A_resource_has_a_type_and_a_name()
    {
        Shelf shelf = null!;
        await Run.Update(new Recorder(), () => shelf = new Shelf("shelf"));
        Assert.Equal("shop:home/shelf:Shelf", shelf.GetResourceType());
        Assert.Equal("shelf", shelf.GetResourceName());
    }

    [Fact]
    public async Task A_component_is_registered_without_inputs_and_has_no_id_to_ask_for()
    {
        var mocks = new Recorder();
        await Run.Update(mocks, () => _ = new Room("room"));
        var room = Assert.Single(mocks.Resources);
        Assert.Equal("shop:home:Room", room.Type);
        Assert.Empty(room.Inputs);
        Assert.Equal("", room.Id);
        Assert.Equal("", room.Provider);
    }

    [Fact]
    public async Task A_urn_can_be_computed()
    {
        Room room = null!;
        var made = new List<Output<string>>();
        await Run.Update(new Recorder(), () =>
        {
            room = new Room("room");
            made.Add(Urn.Create("n", "a:b:C"));
            made.Add(Urn.Create("n", "a:b:C", project: "p", stack: "s"));
            made.Add(Urn.Create("n", "a:b:C", parent: room));
            made.Add(Urn.Create("n", "a:b:C", parentUrn: "urn:pulumi:s::p::x:y:Z::parent"));
        });
        Assert.Equal("urn:pulumi:stack::project::a:b:C::n", await made[0].Read());
        Assert.Equal("urn:pulumi:s::p::a:b:C::n", await made[1].Read());
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$shop:home:Room$a:b:C::n", await made[2].Read());
        Assert.Equal("urn:pulumi:s::p::x:y:Z$a:b:C::n", await made[3].Read());
    }
}

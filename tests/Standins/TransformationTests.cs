using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

/// <summary>Transformations: the resources that they receive, and their order.</summary>
[Collection("Pulumi")]
public sealed class TransformationTests
{
    private static readonly List<(string Name, ResourceArgs Args, ResourceOptions Options)> Seen = [];

    public TransformationTests() => Seen.Clear();

    [Fact]
    public async Task One_on_the_stack_sees_the_stack_and_everything_below_it()
    {
        await Deployment.TestAsync<House>(new Recorder());
        Assert.Equal(["project-stack", "room", "shelf", "loose"], Seen.Select(item => item.Name));
    }

    [Fact]
    public async Task It_sees_the_options_as_they_were_written_before_anything_is_inherited()
    {
        await Deployment.TestAsync<House>(new Recorder());
        Assert.True(OptionsOf("room").Protect);
        Assert.Null(OptionsOf("shelf").Protect);
        Assert.Equal("room", OptionsOf("shelf").Parent?.GetResourceName());
        Assert.Null(OptionsOf("loose").Parent);
        Assert.True(OptionsOf("loose").RetainOnDelete);
        Assert.Equal("shelf", Assert.Single(await OptionsOf("loose").DependsOn.ToOutput().Items()).GetResourceName());
    }

    [Fact]
    public async Task It_sees_the_arguments()
    {
        await Deployment.TestAsync<House>(new Recorder());
        var args = Assert.IsType<ShelfArgs>(Seen.Single(item => item.Name == "loose").Args);
        Assert.Equal("loose", await args.Label.ToOutput().Read());
    }

    [Fact]
    public async Task It_may_replace_arguments()
    {
        var mocks = new Recorder();
        ResourceTransformation relabel = args =>
            new ResourceTransformationResult(new ShelfArgs { Label = "new" }, args.Options);
        await Run.Update(mocks, () => _ = new Shelf(
            "shelf", new ShelfArgs { Label = "old" }, new() { ResourceTransformations = { relabel } }));
        Assert.Equal("new", mocks.Inputs["label"]);
    }

    [Fact]
    public async Task The_resources_own_come_before_those_of_its_parent()
    {
        var order = new List<string>();
        await Run.Update(new Recorder(), () =>
        {
            var room = new Room("room", new() { ResourceTransformations = { Note("parent") } });
            order.Clear();
            _ = new Shelf("shelf", null, new() { Parent = room, ResourceTransformations = { Note("own") } });
        });
        Assert.Equal(["own", "parent"], order);

        ResourceTransformation Note(string who) => _ =>
        {
            order.Add(who);
            return null;
        };
    }

    [Fact]
    public async Task It_may_not_change_the_parent()
    {
        ResourceTransformation orphan = args =>
            new ResourceTransformationResult(args.Args, new CustomResourceOptions { Parent = null });
        var problem = await ExpectedFailure.Of<RunException>(() => Run.Update(new Recorder(), () => _ = new Shelf(
            "shelf", null, new() { Parent = new Room("room"), ResourceTransformations = { orphan } })));
        Assert.Contains(
            "Transformations cannot currently be used to change the 'parent' of a resource.",
            problem.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_of_a_provider_hands_on_an_empty_id_and_takes_none()
    {
        var ids = new List<Input<string>?>();
        ResourceTransformation note = args =>
        {
            ids.Add(args.Options.Id);
            return null;
        };
        await Run.Update(new Recorder(), () =>
        {
            _ = new Pulumi.Random.RandomId(
                "suffix", new() { ByteLength = 4 }, new() { ResourceTransformations = { note }, Id = "given" });
            _ = new Pulumi.Aws.S3.Bucket("bucket", null, new() { ResourceTransformations = { note } });
        });
        Assert.Equal(2, ids.Count);
        foreach (var id in ids)
        {
            Assert.Equal("", await Assert.IsType<Input<string>>(id).ToOutput().Read());
        }
    }

    private static ResourceOptions OptionsOf(string name) => Seen.Single(item => item.Name == name).Options;

    private sealed class House : Stack
    {
        public House()
            : base(new StackOptions { ResourceTransformations = { Note } })
        {
            var room = new Room("room", new() { Protect = true });
            var shelf = new Shelf("shelf", null, new() { Parent = room });
            _ = new Shelf("loose", new ShelfArgs { Label = "loose" }, new() { RetainOnDelete = true, DependsOn = { shelf } });
        }

        private static ResourceTransformationResult? Note(ResourceTransformationArgs args)
        {
            Seen.Add((args.Resource.GetResourceName(), args.Args, args.Options));
            return null;
        }
    }
}

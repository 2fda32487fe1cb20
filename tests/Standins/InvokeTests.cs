using System.Collections.Immutable;
using Pulumi;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

/// <summary>Functions of providers.</summary>
[Collection("Pulumi")]
public sealed class InvokeTests
{
    private const string Token = "shop:home/getShelf:getShelf";

    [Fact]
    public async Task Arguments_reach_the_mock_and_the_result_comes_back_typed()
    {
        var mocks = Answering(("label", "a"), ("sizes", new[] { 1, 2 }));
        var result = await Invoke(mocks, new() { Filter = "f" });
        var call = Assert.Single(mocks.Calls);
        Assert.Equal(Token, call.Token);
        Assert.Equal("f", call.Args["filter"]);
        Assert.Equal("", call.Provider);
        Assert.Equal("a", (await result.Read()).Label);
        Assert.Equal("1, 2", string.Join(", ", (await result.Read()).Sizes));
    }

    [Fact]
    public async Task A_member_that_the_result_lacks_has_the_default()
    {
        var result = await Invoke(Answering(), new());
        Assert.Null((await result.Read()).Label);
        Assert.True((await result.Read()).Sizes.IsDefault);
    }

    [Fact]
    public async Task With_an_unknown_argument_nothing_is_called()
    {
        var mocks = Answering(("label", "a"));
        var result = await Invoke(mocks, new() { Filter = Reading.Unknown("x") });
        Assert.False(await result.IsKnown());
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task With_a_dependency_that_does_not_exist_yet_nothing_is_called()
    {
        var mocks = new Recorder { Id = _ => null };
        Output<ShelfResult> result = null!;
        await Run.Preview(mocks, () =>
        {
            var options = new InvokeOutputOptions { DependsOn = { new Shelf("shelf") } };
            result = Deployment.Instance.Invoke<ShelfResult>(Token, new GetShelfArgs(), options);
        });
        Assert.False(await result.IsKnown());
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task The_result_depends_on_what_the_arguments_came_from()
    {
        Shelf shelf = null!;
        Output<ShelfResult> result = null!;
        await Run.Update(Answering(("label", "a")), () =>
        {
            shelf = new Shelf("shelf", new ShelfArgs { Label = "a" });
            result = Deployment.Instance.Invoke<ShelfResult>(Token, new GetShelfArgs { Filter = shelf.Label });
        });
        Assert.Same(shelf, Assert.Single(await result.Dependencies()));
    }

    [Fact]
    public async Task One_secret_field_makes_the_result_secret() =>
        Assert.True(await (await Invoke(Answering(("label", Output.CreateSecret("s"))), new())).IsSecret());

    [Fact]
    public async Task Can_be_awaited()
    {
        ShelfResult result = null!;
        await Deployment.TestAsync(Answering(("label", "a")), new(), async () =>
        {
            result = await Deployment.Instance.InvokeAsync<ShelfResult>(Token, new GetShelfArgs());
        });
        Assert.Equal("a", result.Label);
    }

    [Fact]
    public async Task The_provider_comes_from_the_options_or_their_parent()
    {
        var mocks = Answering();
        await Run.Update(mocks, () =>
        {
            var provider = new ProviderResource("shop", "east", ResourceArgs.Empty, null);
            var room = new Room("room", new() { Providers = { provider } });
            _ = Deployment.Instance.Invoke<ShelfResult>(Token, new GetShelfArgs(), new InvokeOptions { Provider = provider });
            _ = Deployment.Instance.Invoke<ShelfResult>(Token, new GetShelfArgs(), new InvokeOptions { Parent = room });
        });
        Assert.All(mocks.Calls, call => Assert.EndsWith("::east::east-id", call.Provider, StringComparison.Ordinal));
        Assert.Equal(2, mocks.Calls.Count);
    }

    [Fact]
    public async Task An_error_in_the_mock_fails_the_run()
    {
        var mocks = new Recorder { Result = _ => throw new FormatException("no such shelf") };
        var problem = await ExpectedFailure.Of<RunException>(() => Invoke(mocks, new()));
        Assert.Contains("System.FormatException: no such shelf", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_cannot_be_sent_are_reported_twice()
    {
        var problem = await ExpectedFailure.Of<AggregateException>(() => Invoke(Answering(), new() { Anything = 1L }));
        Assert.All(problem.InnerExceptions, inner => Assert.IsType<RunException>(inner));
        Assert.Contains(
            problem.InnerExceptions,
            inner => inner.Message.StartsWith($"Error serializing arguments for invoke {Token}: ", StringComparison.Ordinal));
    }

    private static Recorder Answering(params (string Name, object Value)[] result) =>
        new() { Result = _ => result.ToImmutableDictionary(item => item.Name, item => item.Value) };

    private static async Task<Output<ShelfResult>> Invoke(Recorder mocks, GetShelfArgs args)
    {
        Output<ShelfResult> result = null!;
        await Run.Update(mocks, () => result = Deployment.Instance.Invoke<ShelfResult>(Token, args));
        return result;
    }
}

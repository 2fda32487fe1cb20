using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Tests.Standins.Fixtures;

/// <summary>Runs a function as a program.</summary>
internal static class Run
{
    public static Task<ImmutableArray<Resource>> Update(IMocks mocks, Action program) =>
        Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, program);

    public static Task<ImmutableArray<Resource>> Preview(IMocks mocks, Action program) =>
        Deployment.TestAsync(mocks, new TestOptions { IsPreview = true }, program);

    /// <summary>The inputs that the mocks receive for one shelf with these arguments.</summary>
    public static async Task<ImmutableDictionary<string, object>> Inputs(Func<ShelfArgs> args)
    {
        var mocks = new Recorder();
        await Update(mocks, () => _ = new Shelf("shelf", args()));
        return mocks.Inputs;
    }

    /// <summary>The shelf in the program when the provider returns this state.</summary>
    public static async Task<Shelf> State(bool isPreview, params (string Name, object Value)[] state)
    {
        var mocks = new Recorder { State = _ => state.ToImmutableDictionary(item => item.Name, item => item.Value) };
        var options = new TestOptions { IsPreview = isPreview };
        var resources = await Deployment.TestAsync(mocks, options, () => { _ = new Shelf("shelf"); });
        return Assert.Single(resources.OfType<Shelf>());
    }
}

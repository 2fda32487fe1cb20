using System.Collections.Immutable;
using Pulumi;

namespace Tests.Standins.Fixtures;

public sealed class GetShelfArgs : InvokeArgs
{
    [Input("filter")]
    public Input<string>? Filter { get; set; }

    [Input("anything")]
    public object? Anything { get; set; }
}

[OutputType]
public sealed class ShelfResult
{
    public readonly string? Label;

    public readonly ImmutableArray<int> Sizes;

    [OutputConstructor]
    private ShelfResult(string? label, ImmutableArray<int> sizes)
    {
        Label = label;
        Sizes = sizes;
    }
}

using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The writable side of a resource's output property, which is set from the engine's response.</summary>
internal interface IOutputSource
{
    Type Type { get; }

    object Output { get; }

    void Set(OutputData<object?> data);

    /// <summary>Completes an output that is not in the response.</summary>
    void TrySetDefault(bool isKnown);

    void TrySetException(Exception exception);
}

internal sealed class OutputSource<T> : IOutputSource
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new();
    private readonly ImmutableHashSet<Resource> _owner;

    public OutputSource(Resource owner)
    {
        _owner = [owner];
        Output = new Output<T>(_source.Task);
    }

    public Type Type => typeof(T);

    public object Output { get; }

    public void Set(OutputData<object?> data)
    {
        var value = data.Value is T fitting ? fitting : default!;
        _source.SetResult(new(_owner.Union(data.Dependencies), value, data.IsKnown, data.IsSecret));
    }

    public void TrySetDefault(bool isKnown) => _source.TrySetResult(new(_owner, default!, isKnown, IsSecret: false));

    public void TrySetException(Exception exception) => _source.TrySetException(exception);
}

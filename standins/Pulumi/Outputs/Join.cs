using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Collects the secret flags and dependencies of several outputs while their values are combined.</summary>
internal sealed class Join
{
    private readonly ImmutableHashSet<Resource>.Builder _dependencies = ImmutableHashSet.CreateBuilder<Resource>();
    private bool _isKnown = true;
    private bool _isSecret;

    private Join()
    {
    }

    public static Output<T> Of<T>(Func<Join, Task<T>> combine)
    {
        return new(Run());

        async Task<OutputData<T>> Run()
        {
            var join = new Join();
            var value = await combine(join).ConfigureAwait(false);
            return new(join._dependencies.ToImmutable(), value, join._isKnown, join._isSecret);
        }
    }

    public async Task<T> Take<T>(Output<T> output)
    {
        var data = await output.Data.ConfigureAwait(false);
        _dependencies.UnionWith(data.Dependencies);
        _isKnown &= data.IsKnown;
        _isSecret |= data.IsSecret;
        return data.Value;
    }
}

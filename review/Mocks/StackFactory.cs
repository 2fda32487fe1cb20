using Pulumi;

namespace Review.Mocks;

/// <summary>Constructs a stack for Pulumi's test deployment, which asks a service provider for it.</summary>
public sealed class StackFactory<TStack>(Func<TStack> make) : IServiceProvider
    where TStack : Stack
{
    public object? GetService(Type serviceType) => serviceType == typeof(TStack) ? make() : null;
}

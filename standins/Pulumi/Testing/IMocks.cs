namespace Pulumi.Testing;

/// <summary>What a test puts in the engine's place.</summary>
public interface IMocks
{
    /// <summary>A resource is registered, or read (then <see cref="MockResourceArgs.Id"/> is given).</summary>
    /// <returns>Its id (none for a component), and its state: a dictionary by wire name.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>A function of a provider is called.</summary>
    /// <returns>Its result: a dictionary by wire name.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>A component, or the stack, registers its outputs.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

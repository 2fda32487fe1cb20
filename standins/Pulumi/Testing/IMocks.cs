namespace Pulumi.Testing;

/// <summary>Replaces the engine in a test.</summary>
public interface IMocks
{
    /// <summary>Called when a resource is registered, or read (<see cref="MockResourceArgs.Id"/> is then set).</summary>
    /// <returns>Its id (none for a component), and its state: a dictionary by wire name.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Called when the program calls a function of a provider.</summary>
    /// <returns>Its result: a dictionary by wire name.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Called when a component or the stack registers its outputs.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

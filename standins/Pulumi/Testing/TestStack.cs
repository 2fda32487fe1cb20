namespace Pulumi.Testing;

/// <summary>A stack that runs the function of a test.</summary>
internal sealed class TestStack : Stack
{
    public TestStack(Action createResources) => createResources();

    public TestStack(Func<Task> createResources) => createResources().GetAwaiter().GetResult();

    public TestStack(Func<IDictionary<string, object?>> createResources) => Outputs = createResources();

    public TestStack(Func<Task<IDictionary<string, object?>>> createResources) =>
        Outputs = createResources().GetAwaiter().GetResult();

    public IDictionary<string, object?> Outputs { get; } = new Dictionary<string, object?>();
}

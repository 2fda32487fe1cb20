using Pulumi;

namespace Tests.Standins.Fixtures;

/// <summary>A component with one shelf and optional further resources.</summary>
public sealed class Room : ComponentResource
{
    public Room(string name, ComponentResourceOptions? options = null, Action<Room>? furnish = null)
        : base("shop:home:Room", name, options)
    {
        furnish?.Invoke(this);
        Title = Output.Create($"room {name}");
        Key = Output.CreateSecret("under the mat");
        RegisterOutputs();
    }

    [Output]
    public Output<string> Title { get; private set; }

    [Output("key")]
    public Output<string> Key { get; private set; }
}

using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>Serializes a value that may contain outputs and inputs at any depth as JSON.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Apply(known =>
        {
            var nested = new OutputJsonConverter();
            var json = JsonSerializer.Serialize(known, nested.AddedTo(options));
            return new Output<string>(Task.FromResult(nested.Carry(json)));
        });
    }
}

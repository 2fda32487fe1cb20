using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>The JSON of a value that may hold outputs and inputs anywhere within.</summary>
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

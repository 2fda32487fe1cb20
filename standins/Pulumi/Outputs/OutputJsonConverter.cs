using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Writes outputs and inputs as their values, and collects their secret flags and dependencies.</summary>
internal sealed class OutputJsonConverter : JsonConverterFactory
{
    private static readonly Type[] Generic = [typeof(Output<>), typeof(Input<>), typeof(InputList<>), typeof(InputMap<>)];

    private readonly HashSet<Resource> _dependencies = [];
    private bool _isKnown = true;
    private bool _isSecret;

    public JsonSerializerOptions AddedTo(JsonSerializerOptions? options) => new(options ?? new()) { Converters = { this } };

    /// <summary>The JSON text, with the secret flags and dependencies of all its parts.</summary>
    public OutputData<string> Carry(string json) => new([.. _dependencies], _isKnown ? json : "", _isKnown, _isSecret);

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && Generic.Contains(typeToConvert.GetGenericTypeDefinition());

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        // InputList and InputMap are inputs of the collection type of their base class.
        var type = typeToConvert.BaseType is { IsGenericType: true } input ? input : typeToConvert;
        var converter = typeof(Writer<,>).MakeGenericType(typeToConvert, type.GenericTypeArguments[0]);
        return (JsonConverter)Activator.CreateInstance(converter, this)!;
    }

    private OutputData<object?> Take(IOutput output)
    {
        // JSON converters are synchronous.
        var data = output.GetDataAsync().GetAwaiter().GetResult();
        _dependencies.UnionWith(data.Dependencies);
        _isKnown &= data.IsKnown;
        _isSecret |= data is { IsKnown: true, IsSecret: true };
        return data;
    }

    private sealed class Writer<TDeclared, TValue>(OutputJsonConverter factory) : JsonConverter<TDeclared>
    {
        public override void Write(Utf8JsonWriter writer, TDeclared value, JsonSerializerOptions options)
        {
            var data = factory.Take(value as IOutput ?? ((IInput)value!).ToOutput());
            if (data.IsKnown)
            {
                JsonSerializer.Serialize(writer, (TValue)data.Value!, options);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        public override TDeclared Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"A {typeToConvert} cannot be read from JSON here.");
    }
}

using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>A setting in a stack file.</summary>
/// <param name="Where">The position of its key.</param>
/// <param name="Value">The value as JSON, with <see cref="Placeholder"/> for each ciphertext.</param>
/// <param name="IsSecret">Whether it contains ciphertext; the engine then keeps the whole setting secret.</param>
/// <param name="Places">The positions inside it, by path: <c>.cidr</c>, <c>.allowedCidrs[0]</c>.</param>
/// <param name="PlainSecrets">Unencrypted values in it that look like credentials; <paramref name="Value"/> has
/// placeholders for them too.</param>
internal sealed record StackValue(
    string Where,
    JsonNode? Value,
    bool IsSecret,
    IReadOnlyDictionary<string, string> Places,
    IReadOnlyList<PlainSecret> PlainSecrets)
{
    /// <summary>Replaces a secret, which the review cannot decrypt.</summary>
    public const string Placeholder = Infra.Settings.EncryptedSettings.Placeholder;

    public bool IsEmpty => Value is null;

    /// <param name="full">The full key, such as <c>infra:network</c>.</param>
    public static StackValue Read(YamlFile file, string full, YamlNode key, YamlNode node)
    {
        var isSecret = false;
        var places = new Dictionary<string, string>();
        var plain = new List<PlainSecret>();
        Locate("", node);
        var value = PlainSecret.Veil(
            full, Veil(YamlValue.ToJson(node)), path => plain.Add(new(path, PlaceOf(path[full.Length..]))));
        return new(file.At(key), value, isSecret, places, plain);

        string PlaceOf(string path) => places.GetValueOrDefault(path) ?? file.At(key);

        JsonNode? Veil(JsonNode? value)
        {
            switch (value)
            {
                case JsonObject { Count: 1 } one when one["secure"] is JsonValue cipher && cipher.TryGetValue<string>(out _):
                    isSecret = true;
                    return JsonValue.Create(Placeholder);
                case JsonObject members:
                    return new JsonObject(
                        members.Select(member => KeyValuePair.Create(member.Key, Veil(member.Value?.DeepClone()))));
                case JsonArray items:
                    return new JsonArray([.. items.Select(item => Veil(item?.DeepClone()))]);
                default:
                    return value?.DeepClone();
            }
        }

        void Locate(string path, YamlNode at)
        {
            switch (at)
            {
                case YamlMappingNode mapping:
                    foreach (var (name, member) in mapping)
                    {
                        var inside = $"{path}.{(name as YamlScalarNode)?.Value}";
                        places[inside] = file.At(name);
                        Locate(inside, member);
                    }

                    break;
                case YamlSequenceNode sequence:
                    foreach (var (index, item) in sequence.Index())
                    {
                        places[$"{path}[{index}]"] = file.At(item);
                        Locate($"{path}[{index}]", item);
                    }

                    break;
            }
        }
    }
}

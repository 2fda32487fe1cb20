using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>A setting as a stack file gives it.</summary>
/// <param name="Where">The place of its key.</param>
/// <param name="Value">As JSON, with <see cref="Placeholder"/> wherever the file holds ciphertext.</param>
/// <param name="IsSecret">Whether there is ciphertext in it; the engine then keeps the whole setting secret.</param>
/// <param name="Places">The places inside it, by path: <c>.cidr</c>, <c>.allowedCidrs[0]</c>.</param>
internal sealed record StackValue(string Where, JsonNode? Value, bool IsSecret, IReadOnlyDictionary<string, string> Places)
{
    /// <summary>What a review takes for a secret that it cannot decrypt, and shows in its place.</summary>
    public const string Placeholder = "[secret]";

    public bool IsEmpty => Value is null;

    public static StackValue Read(YamlFile file, YamlNode key, YamlNode node)
    {
        var isSecret = false;
        var places = new Dictionary<string, string>();
        Locate("", node);
        return new(file.At(key), Veil(YamlValue.ToJson(node)), isSecret, places);

        JsonNode? Veil(JsonNode? value)
        {
            switch (value)
            {
                case JsonObject { Count: 1 } one when one["secure"] is JsonValue cipher && cipher.TryGetValue<string>(out _):
                    isSecret = true;
                    return JsonValue.Create(Placeholder);
                case JsonObject members:
                    return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Veil(member.Value?.DeepClone()))));
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
                        places[$"{path}.{name}"] = file.At(name);
                        Locate($"{path}.{name}", member);
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

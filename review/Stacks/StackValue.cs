using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>A setting as a stack file gives it.</summary>
/// <param name="Value">As JSON, with <see cref="Placeholder"/> wherever the file holds ciphertext.</param>
/// <param name="IsSecret">Whether there is ciphertext in it; the engine then keeps the whole setting secret.</param>
internal sealed record StackValue(string Where, JsonNode? Value, bool IsSecret)
{
    /// <summary>What a review takes for a secret that it cannot decrypt, and shows in its place.</summary>
    public const string Placeholder = "[secret]";

    public bool IsEmpty => Value is null;

    public static StackValue Read(string where, YamlNode node)
    {
        var isSecret = false;
        return new(where, Veil(YamlValue.ToJson(node)), isSecret);

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
    }
}

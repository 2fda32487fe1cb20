using System.Text.Json;

namespace Infra.Settings;

/// <summary>
/// Which settings may come encrypted, as <c>secure:</c> values. The stack keeps one of them secret; any other would reach AWS
/// and the state in plain text, while its author believes it hidden.
/// </summary>
public static class EncryptedSettings
{
    /// <summary>What stands for an encrypted value where there is no key to decrypt it with.</summary>
    public const string Placeholder = "[secret]";

    /// <summary>
    /// The setting that stays secret: the role's trust policy and the command that holds it are secret with it.
    /// </summary>
    public const string KeptSecret = "infra:access.externalId";

    private const string HolderOfKept = "infra:access";

    /// <summary>
    /// Reports every encrypted value but the one that is kept secret. A review knows each by its placeholder; the running program
    /// knows only which keys hold one.
    /// </summary>
    internal static void Refuse(
        IReadOnlyDictionary<string, string> config,
        IReadOnlySet<string> encryptedKeys,
        IEnumerable<string> readKeys,
        ProblemList problems)
    {
        foreach (var key in readKeys.Where(encryptedKeys.Contains))
        {
            var value = Parse(config.GetValueOrDefault(key) ?? "");
            string[] placeholders = [.. PlaceholdersIn(key, value)];
            string[] decrypted = key == HolderOfKept && HoldsKept(value) ? [KeptSecret] : [key];
            foreach (var part in placeholders.Length > 0 ? placeholders : decrypted)
            {
                if (part != KeptSecret)
                {
                    problems.RefuseEncrypted(
                        part,
                        "is encrypted, but goes to AWS and into the state in plain text",
                        $"write it unencrypted, or take it out; {KeptSecret} alone is kept secret");
                }
            }
        }
    }

    private static bool HoldsKept(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty("externalId", out var id)
        && id.ValueKind == JsonValueKind.String;

    private static IEnumerable<string> PlaceholdersIn(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object =>
            value.EnumerateObject().SelectMany(member => PlaceholdersIn($"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => PlaceholdersIn($"{path}[{index}]", item)),
        JsonValueKind.String when value.GetString() == Placeholder => [path],
        _ => [],
    };

    private static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text == Placeholder ? $"\"{Placeholder}\"" : text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default; // a plain text, as `infra:stage` is
        }
    }
}

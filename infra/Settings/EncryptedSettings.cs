using System.Text.Json;

namespace Infra.Settings;

/// <summary>
/// Which settings may be encrypted, as <c>secure:</c> values. The stack keeps one setting secret. It writes all others to AWS and
/// the state in plain text, so it refuses an encrypted value there.
/// </summary>
public static class EncryptedSettings
{
    /// <summary>The text in place of an encrypted value if there is no key to decrypt it.</summary>
    public const string Placeholder = "[secret]";

    /// <summary>
    /// The setting that stays secret: the role's trust policy and the commands that contain it are secrets too.
    /// </summary>
    public const string KeptSecret = "infra:access.externalId";

    private const string KeyOfKeptSecret = "infra:access";

    private const string Uploaders = UploaderList.Key;

    /// <summary>
    /// Reports every encrypted value except <see cref="KeptSecret"/> and the same setting of an uploader. A review finds them by
    /// their placeholder; the running program knows only which keys contain one.
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
            string[] decrypted = key == KeyOfKeptSecret && ContainsKeptSecret(value) ? [KeptSecret]
                : key == Uploaders && value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(ContainsKeptSecret)
                    ? [$"{Uploaders}[].externalId"] : [key];
            foreach (var part in placeholders.Length > 0 ? placeholders : decrypted)
            {
                if (!IsKeptSecret(part))
                {
                    problems.RefuseEncrypted(
                        part,
                        "is encrypted, but the program writes it to AWS and the state in plain text",
                        $"write it unencrypted, or remove it; only {KeptSecret} and the same setting of an uploader stay secret");
                }
            }
        }
    }

    private static bool IsKeptSecret(string part) =>
        part == KeptSecret || (part.StartsWith($"{Uploaders}[", StringComparison.Ordinal)
            && part[(part.IndexOf(']', StringComparison.Ordinal) + 1)..] == ".externalId");

    private static bool ContainsKeptSecret(JsonElement value) =>
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
            return default; // a plain string, such as the value of infra:stage
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Review.Stacks;

/// <summary>
/// A value that looks like a credential and stands in a committed file unencrypted. The value itself is kept nowhere.
/// </summary>
/// <param name="Key">The configuration key, with the path inside its value.</param>
/// <param name="Where">The place in the file.</param>
public sealed partial record PlainSecret(string Key, string Where)
{
    public const string Code = "PLAIN_SECRET_IN_STACK_FILE";

    public const string Rule = "looks like a secret and is not encrypted";

    public string Remedy => "take it out and make a new one, since whoever reads the file has it; " + Key.Split(':')[0] switch
    {
        "aws" => "credentials come from a profile or the environment",
        "infra" => $"{Infra.Settings.EncryptedSettings.KeptSecret} alone is kept secret where it is encrypted",
        _ => "what must stay is set with `pulumi config set --secret`",
    };

    private static readonly string[] Words =
    [
        "secret", "password", "passwd", "passphrase", "privatekey", "accesskey", "apikey",
        "sessiontoken", "accesstoken", "authtoken",
    ];

    /// <summary>The value with a placeholder for each text in it that looks like a credential.</summary>
    /// <param name="key">The key that the value stands under; the names inside it count too.</param>
    /// <param name="found">Is told the path of each.</param>
    internal static JsonNode? Veil(string key, JsonNode? value, Action<string> found)
    {
        return At(key, value);

        JsonNode? At(string path, JsonNode? node)
        {
            switch (node)
            {
                case JsonObject members:
                    return new JsonObject(
                        members.Select(member => KeyValuePair.Create(member.Key, At($"{path}.{member.Key}", member.Value))));
                case JsonArray items:
                    return new JsonArray([.. items.Select((item, index) => At($"{path}[{index}]", item))]);
                case JsonValue scalar when IsSecret(path, scalar):
                    found(path);
                    return JsonValue.Create(StackValue.Placeholder);
                default:
                    return node?.DeepClone();
            }
        }
    }

    private static bool IsSecret(string path, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => IsSecret(path, value.GetValue<string>()),
        JsonValueKind.Number => IsSecretName(path),
        _ => false,
    };

    // A flag and an ARN say how a secret is used, or where it is.
    private static bool IsSecret(string path, string text) =>
        text is not ("" or "true" or "false" or StackValue.Placeholder)
        && (Credential().IsMatch(text) || (IsSecretName(path) && !text.StartsWith("arn:", StringComparison.Ordinal)));

    private static bool IsSecretName(string path)
    {
        var letters = new string([.. path.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
        return letters.EndsWith("token", StringComparison.Ordinal)
            || Words.Any(word => letters.Contains(word, StringComparison.Ordinal));
    }

    // An access key id, a private key, a token of GitHub's, a password in a URL.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    [GeneratedRegex(
        @"\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|://[^/\s:@]+:[^/\s:@]+@")]
    private static partial Regex Credential();
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Review.Stacks;

/// <summary>
/// A value in a committed file that looks like a credential and is not encrypted. The value itself is not kept.
/// </summary>
/// <param name="Key">The configuration key, with the path inside its value.</param>
/// <param name="Where">The place in the file.</param>
public sealed partial record PlainSecret(string Key, string Where)
{
    public const string Code = "PLAIN_SECRET_IN_STACK_FILE";

    public const string Rule = "looks like a secret and is not encrypted";

    public string Remedy =>
        "remove it and create a new one, because every reader of the file knows it; " + Key.Split(':')[0] switch
        {
            "aws" => "give credentials in a profile or in environment variables",
            "infra" => $"only {Infra.Settings.EncryptedSettings.KeptSecret} and the same setting of an uploader can be encrypted",
            _ => "if it must stay, set it with `pulumi config set --secret`",
        };

    private static readonly string[] Words =
    [
        "secret", "password", "passwd", "passphrase", "privatekey", "accesskey", "apikey",
        "sessiontoken", "accesstoken", "authtoken",
    ];

    /// <summary>Replaces each text that looks like a credential by a placeholder.</summary>
    /// <param name="key">The key of the value. Like the names inside the value, it can show that a text is a credential.</param>
    /// <param name="found">Called with the path of each.</param>
    internal static JsonNode? Veil(string key, JsonNode? value, Action<string> found)
    {
        return At(key, [key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]], value);

        // A member's name can contain dots: fs.s3a.access.key of Hadoop. A path of several names has none: infra:access.keys.
        JsonNode? At(string path, ImmutableStack<string> names, JsonNode? node)
        {
            switch (node)
            {
                case JsonObject members:
                    return new JsonObject(
                        members.Select(member => KeyValuePair.Create(
                            member.Key, At($"{path}.{member.Key}", names.Push(member.Key), member.Value))));
                case JsonArray items:
                    return new JsonArray([.. items.Select((item, index) => At($"{path}[{index}]", names, item))]);
                case JsonValue scalar when IsSecret(names, scalar):
                    found(path);
                    return JsonValue.Create(StackValue.Placeholder);
                default:
                    return node?.DeepClone();
            }
        }
    }

    private static bool IsSecret(ImmutableStack<string> names, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => IsSecret(names, value.GetValue<string>()),
        JsonValueKind.Number => IsSecretName(names),
        _ => false,
    };

    // A flag or an ARN refers to a secret and does not contain it.
    private static bool IsSecret(ImmutableStack<string> names, string text) =>
        text is not ("" or "true" or "false" or StackValue.Placeholder)
        && (Credential().IsMatch(text) || (IsSecretName(names) && !text.StartsWith("arn:", StringComparison.Ordinal)));

    private static bool IsSecretName(ImmutableStack<string> names) =>
        Letters(names.Peek()).EndsWith("token", StringComparison.Ordinal)
        || names.Select(Letters).Any(name => Words.Any(word => name.Contains(word, StringComparison.Ordinal)));

    private static string Letters(string name) =>
        new([.. name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    // An access key id, a private key, a token of GitHub's, a password in a URL.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    [GeneratedRegex(
        @"\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|://[^/\s:@]+:[^/\s:@]+@")]
    private static partial Regex Credential();
}

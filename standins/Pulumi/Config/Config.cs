using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The settings in one namespace, by default the project's.</summary>
public sealed partial class Config
{
    private readonly string _name;

    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    private delegate bool Parser<T>(string text, [MaybeNullWhen(false)] out T value);

    public string? Get(string key) => Deployment.Running.Config.Get(FullKey(key));

    public bool? GetBoolean(string key) => Parse<bool>(key, TryParseBoolean);

    public int? GetInt32(string key) => Parse<int>(key, TryParseInt32);

    public double? GetDouble(string key) => Parse<double>(key, TryParseDouble);

    /// <summary>Deserializes with System.Text.Json's defaults, so names are case-sensitive.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key) => ParseObject<T>(key, null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => ParseObject<T>(key, options);

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : ParseObject<T>(key, null)!;

    public T RequireObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? throw Missing(key) : ParseObject<T>(key, options)!;

    private static bool TryParseBoolean(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false";
    }

    private static bool TryParseInt32(string text, out int value) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    private static bool TryParseDouble(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private T? Parse<T>(string key, Parser<T> parser)
        where T : struct
    {
        var text = Get(key);
        return text is null ? null : parser(text, out var value) ? value : throw Invalid(key, text, typeof(T).Name, null);
    }

    private T? ParseObject<T>(string key, JsonSerializerOptions? options)
    {
        var text = Get(key);
        try
        {
            return text is null ? default : JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException problem)
        {
            throw Invalid(key, text!, typeof(T).FullName!, problem);
        }
    }

    private string FullKey(string key) => $"{_name}:{key}";

    private RunException Missing(string key) => new(
        $"Missing Required configuration variable '{FullKey(key)}'\n" +
        $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Invalid(string key, string text, string type, Exception? problem) =>
        new($"Configuration '{FullKey(key)}' value '{text}' is not a valid {type}", problem);
}

using System.Text.Json;

namespace Pulumi;

/// <summary>The settings that a run was started with.</summary>
internal sealed class ConfigValues
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads PULUMI_CONFIG, one JSON object of fully named keys.</summary>
    public static ConfigValues FromEnvironment()
    {
        var config = new ConfigValues();
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { } json)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var setting in document.RootElement.EnumerateObject())
            {
                config._values[ShortKey(setting.Name)] = setting.Value.ToString();
            }
        }

        return config;
    }

    public string? Get(string fullKey) => _values.GetValueOrDefault(fullKey);

    /// <summary>The host spells a key <c>project:config:key</c> for the sake of old packages.</summary>
    private static string ShortKey(string key) =>
        key.Split(':', 3) is [{ Length: > 0 } project, "config", var name] ? $"{project}:{name}" : key;
}

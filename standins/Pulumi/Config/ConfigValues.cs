using System.Text.Json;

namespace Pulumi;

/// <summary>The settings of the run.</summary>
internal sealed class ConfigValues
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads PULUMI_CONFIG, a JSON object with full keys.</summary>
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

    /// <summary>The language host writes a key as <c>project:config:key</c>, for compatibility with old packages.</summary>
    private static string ShortKey(string key) =>
        key.Split(':', 3) is [{ Length: > 0 } project, "config", var name] ? $"{project}:{name}" : key;
}

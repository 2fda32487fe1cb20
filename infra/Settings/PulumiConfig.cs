using System.Text.Json;
using Pulumi;

namespace Infra.Settings;

/// <summary>The one place that takes the settings from Pulumi.</summary>
internal static class PulumiConfig
{
    /// <summary>The settings of the running stack. Throws <see cref="RunException"/>, which the engine shows as it is, with all problems.</summary>
    public static StackSettings Read()
    {
        // Pulumi.Config gives values by key but cannot list the keys, and a misspelt one must not pass in silence.
        // Both variables are the engine's contract with every language.
        var config = Parse<Dictionary<string, string>>("PULUMI_CONFIG") ?? [];
        var secretKeys = Parse<HashSet<string>>("PULUMI_CONFIG_SECRET_KEYS") ?? [];

        switch (StackSettings.Read(config, secretKeys, Deployment.Instance.StackName))
        {
            case SettingsReading.Read read:
                foreach (var note in read.Notes)
                {
                    Log.Warn($"{note.Code} {note.Key}: {note.Message}; {note.Help}");
                }

                return read.Settings;
            case SettingsReading.Refused refused:
                throw new RunException($"the settings of stack `{Deployment.Instance.StackName}` cannot be used:\n{string.Join("\n", refused.Problems.Select(problem => $"  {problem}"))}");
            default:
                throw new InvalidOperationException();
        }
    }

    private static T? Parse<T>(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json) : default;
}

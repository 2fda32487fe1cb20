using System.Text.Json;
using Pulumi;

namespace Infra.Settings;

/// <summary>Reads the settings from Pulumi's configuration.</summary>
internal static class PulumiConfig
{
    /// <summary>The settings of the running stack.</summary>
    /// <exception cref="RunException">
    /// The settings are invalid; the message, which the engine shows unchanged, lists all problems.
    /// </exception>
    public static StackSettings Read()
    {
        // Pulumi.Config cannot list the keys, so it cannot find a misspelt one. The engine sets both variables for every
        // language.
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
                throw new RunException(
                    $"the settings of stack `{Deployment.Instance.StackName}` cannot be used:\n"
                    + string.Join("\n", refused.Problems.Select(problem => $"  {problem}")));
            default:
                throw new InvalidOperationException();
        }
    }

    private static T? Parse<T>(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json) : default;
}

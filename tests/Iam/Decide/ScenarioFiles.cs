using System.Text.Json;
using IamEngine.Decide.Scenarios;

namespace Tests.Decide;

/// <summary>
/// The scenarios in JSON under tests/Scenarios: one file for each rule, with the names of the area and the rule.
/// </summary>
internal static class ScenarioFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    public static IEnumerable<string> All =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Decided => All.Where(file => !file.StartsWith("refused", StringComparison.Ordinal));

    public static IEnumerable<string> Refused => All.Where(file => file.StartsWith("refused", StringComparison.Ordinal));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>The scenarios of a file with their raw JSON; throws if one cannot be read.</summary>
    public static IEnumerable<(JsonElement Json, Scenario Scenario)> In(string file)
    {
        var root = JsonDocument.Parse(Text(file)).RootElement;
        var index = 0;
        foreach (var item in root.EnumerateArray())
        {
            yield return ScenarioReader.Read(item, $"$[{index++}]") switch
            {
                ScenarioReading.Read read => (item, read.Scenario),
                ScenarioReading.Refused refused => throw new FormatException($"{file}: {string.Join("; ", refused.Problems)}"),
                _ => throw new InvalidOperationException(),
            };
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Settings;

namespace Review.Stacks;

/// <summary>The result of reading a stack's files.</summary>
/// <param name="Configuration">The settings that could be read; null if a file is missing or is not YAML.</param>
/// <param name="Problems">All problems. The program must not run if there is one.</param>
public sealed record StackReading(StackConfiguration? Configuration, IReadOnlyList<StackProblem> Problems);

/// <summary>The settings of a stack as the engine gives them to the program.</summary>
/// <param name="Values">Text by full key: <c>aws:region</c>, <c>infra:network</c>. Lists and objects are JSON.</param>
/// <param name="SecretKeys">The keys that the engine keeps secret. Their secret parts are placeholders here.</param>
/// <param name="Places">The position of each key in the stack's file, and of each part of its value:
/// <c>infra:network.cidr</c>.</param>
/// <param name="Notes">Warnings about the files.</param>
public sealed record StackConfiguration(
    string Project,
    string Stack,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlySet<string> SecretKeys,
    IReadOnlyDictionary<string, string> Places,
    IReadOnlyList<SettingNote> Notes)
{
    /// <summary>
    /// Unencrypted values in the files that look like credentials. <see cref="Values"/> has placeholders for these too.
    /// </summary>
    public IReadOnlyList<PlainSecret> PlainSecrets { get; init; } = [];

    internal static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The position of a key or of a part of its value, else of the nearest part that contains it; null if the file has none.
    /// </summary>
    public string? PlaceOf(string key)
    {
        for (var at = key; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
        {
            if (Places.TryGetValue(at, out var place))
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>
    /// Reads <c>Pulumi.yaml</c> and <c>Pulumi.STACK.yaml</c> in a folder and merges them as the engine does: a stack's value
    /// replaces the project's default as a whole, also where both are objects.
    /// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/config.go
    /// </summary>
    public static StackReading Read(string folder, string stack)
    {
        var problems = new List<StackProblem>();
        var project = ProjectFile.Read(folder, problems);
        var file = project is null ? null : StackFile.Read(folder, stack, project.Name, problems);
        if (project is null || file is null)
        {
            return new(null, problems);
        }

        problems.AddRange(Check.Against(project, stack, file));
        return new(Merge(project, stack, file), problems);
    }

    private static StackConfiguration Merge(ProjectFile project, string stack, StackFile file)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var declaration in project.Config.Values.Where(declaration => declaration.Default is not null))
        {
            values[declaration.Key] = Text(declaration.Default);
        }

        foreach (var (key, given) in file.Config)
        {
            values[key] = Text(given.Value);
        }

        return new(
            project.Name,
            stack,
            values,
            file.Config.Where(given => given.Value.IsSecret).Select(given => given.Key).ToHashSet(),
            PlacesIn(file),
            file.Notes)
        {
            PlainSecrets =
            [
                .. project.Config.Values.Where(declaration => !file.Config.ContainsKey(declaration.Key))
                    .SelectMany(declaration => declaration.PlainSecrets),
                .. file.Config.Values.SelectMany(given => given.PlainSecrets),
            ],
        };
    }

    private static Dictionary<string, string> PlacesIn(StackFile file) =>
        file.Config.SelectMany(
            given => given.Value.Places.Select(place => KeyValuePair.Create(given.Key + place.Key, place.Value))
            .Prepend(new(given.Key, given.Value.Where)))
            .ToDictionary();

    /// <summary>Text unchanged, null as empty text, other values as JSON.</summary>
    private static string Text(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "",
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(Compact),
    };
}

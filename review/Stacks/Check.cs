using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Settings;

namespace Review.Stacks;

/// <summary>
/// Checks a stack's settings against the declarations in <c>Pulumi.yaml</c>. All rules but the last are the engine's.
/// </summary>
internal static class Check
{
    public static IEnumerable<StackProblem> Against(ProjectFile project, string stack, StackFile file) =>
        Missing(project, stack, file).Concat(Unfit(project, file)).Concat(Unknown(project, file));

    private static IEnumerable<StackProblem> Missing(ProjectFile project, string stack, StackFile file) =>
        from declaration in project.Config.Values
        where declaration.Default is null && declaration.Key.StartsWith($"{project.Name}:", StringComparison.Ordinal)
        where !file.Config.ContainsKey(declaration.Key)
        select new StackProblem(
            StackFile.FileNameOf(stack),
            declaration.Key,
            null,
            $"Stack '{stack}' is missing configuration value '{declaration.Written}'",
            $"write {declaration.Key} under `config:`; it has no default in {declaration.Where}");

    private static IEnumerable<StackProblem> Unfit(ProjectFile project, StackFile file)
    {
        foreach (var (key, given) in file.Config)
        {
            if (project.Config.GetValueOrDefault(key) is not { } declaration)
            {
                continue;
            }

            if (declaration.IsSecret && !given.IsSecret)
            {
                yield return new(
                    given.Where,
                    key,
                    null,
                    "must be encrypted as it's secret",
                    $"set it with `pulumi config set --secret {key}`, and change the value, because the file has exposed it");
            }
            else if (declaration.Type is { } type && !IsCipher(given) && !type.Accepts(AsStackText(given.Value)))
            {
                yield return new(given.Where, key, Shown(given), $"must be of type '{type}'", Remedy(type));
            }
        }
    }

    /// <summary>The engine ignores undeclared keys, so a misspelt key would have no effect.</summary>
    private static IEnumerable<StackProblem> Unknown(ProjectFile project, StackFile file)
    {
        var own = $"{project.Name}:";
        var declared = project.Config.Keys.Where(key => key.StartsWith(own, StringComparison.Ordinal)).ToArray();
        foreach (var (key, given) in file.Config.Where(
            given => given.Key.StartsWith(own, StringComparison.Ordinal) && !declared.Contains(given.Key)))
        {
            var near = NearestWord.Of(key[own.Length..], declared.Select(name => name[own.Length..]));
            yield return new(
                given.Where,
                key,
                null,
                $"{ProjectFile.FileName} declares no such setting",
                near is null ? $"declared are {string.Join(", ", declared)}" : $"did you mean `{own}{near}`?");
        }
    }

    private static bool IsCipher(StackValue given) => given is { IsSecret: true, Value: JsonValue };

    /// <summary>The engine reads a number or boolean as text, but keeps its type inside a list or an object.</summary>
    private static JsonNode? AsStackText(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String => value,
        _ => JsonValue.Create(value?.ToJsonString() ?? ""),
    };

    private static string? Shown(StackValue given) =>
        given.IsSecret || given.PlainSecrets.Count > 0 || given.Value is null || given.Value.ToJsonString() is { Length: > 60 }
            ? null
            : given.Value is JsonValue scalar ? scalar.ToString() : given.Value.ToJsonString(StackConfiguration.Compact);

    private static string Remedy(ConfigType type) => type.Name switch
    {
        "object" => "write each member on its own indented line, as name: value",
        "array" => "write each item on its own line, after a dash",
        "integer" => "write a whole number",
        "boolean" => "write true or false",
        _ => "write text",
    };
}

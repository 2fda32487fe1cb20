using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>The declaration of a setting in <c>Pulumi.yaml</c>.</summary>
/// <param name="Key">The full key: <c>infra:network</c>.</param>
/// <param name="Written">The key as written in the file.</param>
/// <param name="Default">The value if the stack gives none; null if the stack must give one.</param>
internal sealed record ConfigDeclaration(
    string Key, string Written, string Where, ConfigType? Type, JsonNode? Default, bool IsSecret)
{
    /// <summary>The credentials found in the default; <see cref="Default"/> has placeholders for them.</summary>
    public IReadOnlyList<PlainSecret> PlainSecrets { get; init; } = [];

    private static readonly string[] Attributes = ["type", "items", "description", "secret", "default", "value"];

    /// <summary>
    /// Reads one entry of <c>config:</c>. Keys of the project's own have a type and perhaps a default; keys of others
    /// (<c>aws:region</c>) only a value. A plain value stands for the default of the one and the value of the other.
    /// </summary>
    public static ConfigDeclaration Read(
        string project, YamlFile file, YamlScalarNode key, YamlNode node, List<StackProblem> problems)
    {
        var written = key.Value ?? "";
        var where = file.At(key);
        var isOwn = !written.Contains(':', StringComparison.Ordinal)
            || written.StartsWith($"{project}:", StringComparison.Ordinal);
        var full = written.Contains(':', StringComparison.Ordinal) ? written : $"{project}:{written}";
        var plain = new List<PlainSecret>();
        if (node is not YamlMappingNode mapping)
        {
            return new(full, written, where, null, Value(node), false) { PlainSecrets = plain };
        }

        var attributes = new Dictionary<string, YamlNode>();
        foreach (var (name, value) in file.Entries(mapping, problems))
        {
            if (Attributes.Contains(name.Value))
            {
                attributes[name.Value!] = value;
            }
            else
            {
                problems.Add(
                    new(file.At(name), full, name.Value, "is not an attribute of a setting",
                    $"use {string.Join(", ", Attributes)}"));
            }
        }

        var declaration = new ConfigDeclaration(
            full,
            written,
            where,
            attributes.TryGetValue("type", out var type)
                ? ReadType(type, attributes.GetValueOrDefault("items"), file, full, problems) : null,
            (attributes.GetValueOrDefault("default") ?? attributes.GetValueOrDefault("value")) is { } given ? Value(given) : null,
            attributes.GetValueOrDefault("secret") is { } secret && YamlValue.ToJson(secret)?.ToJsonString() == "true")
        {
            PlainSecrets = plain,
        };
        problems.AddRange(declaration.Problems(isOwn, attributes));
        return declaration;

        JsonNode? Value(YamlNode given) => PlainSecret.Veil(full, YamlValue.ToJson(given), path => plain.Add(new(path, where)));
    }

    // The engine refuses each of these when it loads the project.
    private IEnumerable<StackProblem> Problems(bool isOwn, Dictionary<string, YamlNode> attributes)
    {
        if (attributes.ContainsKey("default") && attributes.ContainsKey("value"))
        {
            yield return new(Where, Key, null, "cannot have both a `default` and a `value`", "keep the default");
        }

        if (isOwn && Type is not null && Default is not null && !Type.Accepts(Default))
        {
            yield return new(
                Where, Key, Default.ToJsonString(), $"the default must be of type {Type}", "correct the default or the type");
        }

        if (!isOwn && (attributes.ContainsKey("type") || attributes.ContainsKey("default") || !attributes.ContainsKey("value")))
        {
            yield return new(
                Where,
                Key,
                null,
                "a setting of another project has only a `value` here, no type and no default",
                "write `value:` and the value");
        }
    }

    private static ConfigType? ReadType(YamlNode node, YamlNode? items, YamlFile file, string key, List<StackProblem> problems)
    {
        if (node is not YamlScalarNode { Value: { } name } || !ConfigType.Names.Contains(name))
        {
            problems.Add(
                new(file.At(node), key, node.ToString(), "is not the type of a setting",
                $"use {string.Join(", ", ConfigType.Names)}"));
            return null;
        }

        if (name != "array")
        {
            return new(name, null);
        }

        if (items?.Child("type") is { } type)
        {
            return new(name, ReadType(type, items.Child("items"), file, key, problems));
        }

        problems.Add(
            new(file.At(node), key, null, "an array needs the type of its items", "add `items: {type: string}`, for example"));
        return null;
    }
}

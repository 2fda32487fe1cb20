using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary><c>Pulumi.yaml</c>: the project's name and the declarations of its settings.</summary>
internal sealed record ProjectFile(string Name, IReadOnlyDictionary<string, ConfigDeclaration> Config)
{
    public const string FileName = "Pulumi.yaml";

    public static ProjectFile? Read(string folder, List<StackProblem> problems)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            problems.Add(
                new(FileName, null, null, $"there is no {FileName} in {folder}", "name the project's folder with --project"));
            return null;
        }

        if (YamlFile.Read(path, problems) is not { } file)
        {
            return null;
        }

        if (file.Root.Child("name") is not YamlScalarNode { Value: { Length: > 0 } name })
        {
            problems.Add(new(file.At(file.Root), "name", null, "the project has no name", "write `name: infra`"));
            return null;
        }

        var declarations = new SortedDictionary<string, ConfigDeclaration>(StringComparer.Ordinal);
        if (file.Root.Child("config") is YamlMappingNode config)
        {
            foreach (var (key, value) in file.Entries(config, problems))
            {
                var declaration = ConfigDeclaration.Read(name, file, key, value, problems);
                declarations[declaration.Key] = declaration;
            }
        }

        return new(name, declarations);
    }
}

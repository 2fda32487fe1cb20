using Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary><c>Pulumi.STACK.yaml</c>: the settings of one stack.</summary>
internal sealed record StackFile(IReadOnlyDictionary<string, StackValue> Config, IReadOnlyList<SettingNote> Notes)
{
    private static readonly string[] TopLevel = [
        "config", "environment", "mainEnvironment", "secretsprovider", "encryptedkey", "encryptionsalt"];

    public static string FileNameOf(string stack) => $"Pulumi.{stack}.yaml";

    /// <summary>
    /// The stacks that have a file, in the order of their names. <c>Pulumi.STACK.deploy.yaml</c> is another kind of file.
    /// </summary>
    public static IReadOnlyList<string> Stacks(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "Pulumi.*.yaml")
            .Select(path => Path.GetFileName(path)["Pulumi.".Length..^".yaml".Length])
            .Where(stack => !stack.EndsWith(".deploy", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static StackFile? Read(string folder, string stack, string project, List<StackProblem> problems)
    {
        if (Missing(folder, stack) is { } missing)
        {
            problems.Add(missing);
            return null;
        }

        if (YamlFile.Read(Path.Combine(folder, FileNameOf(stack)), problems) is not { } file)
        {
            return null;
        }

        var config = new SortedDictionary<string, StackValue>(StringComparer.Ordinal);
        var notes = new List<SettingNote>();
        foreach (var (key, value) in file.Entries(file.Root, problems))
        {
            switch (key.Value, value)
            {
                case ("config", YamlMappingNode settings):
                    ReadConfig(settings);
                    break;
                case ("config", YamlScalarNode nothing) when YamlValue.IsNull(nothing):
                    break;
                case ("config", _):
                    problems.Add(
                        new(file.At(value), "config", null, "must hold keys with values",
                        "write each setting on its own line, with a colon after its key"));
                    break;
                case ("environment" or "mainEnvironment", _):
                    notes.Add(new(
                        "ENVIRONMENT_UNSEEN", key.Value!,
                        "the stack uses a Pulumi ESC environment, which the review cannot read",
                        "repeat under `config:` the settings that the review needs"));
                    break;
                case var (other, _) when !TopLevel.Contains(other):
                    var near = NearestWord.Of(other!, TopLevel);
                    problems.Add(
                        new(file.At(key), other, null, "is not a key of a stack file, so Pulumi ignores it", near is null
                        ? "settings go under `config:`" : $"did you mean `{near}`?"));
                    break;
            }
        }

        return new(config, notes);

        void ReadConfig(YamlMappingNode settings)
        {
            foreach (var (key, value) in file.Entries(settings, problems))
            {
                if (FullKey(project, key.Value!) is not { } full)
                {
                    problems.Add(
                        new(file.At(key), key.Value, null, "is not a configuration key",
                        $"write NAME for a setting of this project, or PACKAGE:NAME"));
                }
                else if (!config.TryAdd(full, StackValue.Read(file, full, key, value)))
                {
                    problems.Add(
                        new(file.At(key), full, null, "is set twice, once with and once without the project's name before it",
                        "keep one of the two"));
                }
                else if (config[full].IsEmpty)
                {
                    notes.Add(new(
                        "EMPTY_VALUE", full, "has no value, which Pulumi reads as empty text",
                        "write \"\" if this is intended; otherwise give a value or remove the key"));
                }
            }
        }
    }

    private static StackProblem? Missing(string folder, string stack)
    {
        var stacks = Stacks(folder);
        if (stacks.Contains(stack))
        {
            return null;
        }

        var near = NearestWord.Of(stack, stacks);
        return new(
            FileNameOf(stack),
            null,
            stack,
            "there is no file for this stack",
            stacks.Count == 0
                ? $"write {FileNameOf(stack)}"
                : $"{(near is null ? "" : $"did you mean `{near}`? ")}known stacks: {string.Join(", ", stacks)}");
    }

    /// <summary><c>network</c>, <c>infra:network</c> and the old form <c>infra:config:network</c> are the same key.</summary>
    private static string? FullKey(string project, string key) => key.Split(':') switch
    {
        [{ Length: > 0 } name] => $"{project}:{name}",
        [{ Length: > 0 } owner, { Length: > 0 } name] => $"{owner}:{name}",
        [{ Length: > 0 } owner, "config", { Length: > 0 } name] => $"{owner}:{name}",
        _ => null,
    };
}

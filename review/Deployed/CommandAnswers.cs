using System.Text.Json;
using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Deployed;

/// <summary>An answer of the AWS CLI in a folder.</summary>
public abstract record CommandAnswer
{
    private CommandAnswer()
    {
    }

    public sealed record Given(JsonObject Json) : CommandAnswer;

    /// <summary>AWS answered that there is none, such as <c>NoSuchBucketPolicy</c>: the file is empty.</summary>
    public sealed record None : CommandAnswer;

    /// <param name="Reason">The file and the reason: it was not collected, or it cannot be read.</param>
    public sealed record Unread(string Reason) : CommandAnswer;
}

/// <summary>
/// The answers of the AWS CLI in a folder, one file for each call; docs/deployed.md lists them. <c>collected.tsv</c> says why a
/// call failed.
/// </summary>
public sealed class CommandAnswers
{
    /// <summary>The record of all calls: file, result and message, with tabs between them.</summary>
    public const string Record = "collected.tsv";

    private readonly string folder;
    private readonly FolderFiles files;
    private readonly Dictionary<string, CommandAnswer> read = [];
    private readonly Dictionary<string, string> failures = new(StringComparer.Ordinal);

    private CommandAnswers(string folder) => (this.folder, files) = (folder, new(folder));

    /// <exception cref="IOException">The record of the calls cannot be read.</exception>
    public static CommandAnswers In(string folder)
    {
        var answers = new CommandAnswers(folder);
        var record = Path.Combine(folder, Record);
        foreach (var line in File.Exists(record) ? File.ReadLines(record) : [])
        {
            if (line.Split('\t') is [var file, "denied" or "failed", var message, ..])
            {
                answers.failures[file] = message;
            }
        }

        return answers;
    }

    /// <summary>The failed calls, each with its file and message.</summary>
    public IEnumerable<string> Failures => failures.Select(failure => $"{failure.Key}: {failure.Value}");

    /// <summary>Whether the record says that the call of a file failed.</summary>
    public bool HasFailed(string path) => failures.ContainsKey(path);

    /// <param name="path">The file's path in the folder, with slashes.</param>
    public CommandAnswer Read(string path) =>
        read.TryGetValue(path, out var known) ? known : read[path] = ReadFile(path);

    /// <summary>The names of the folders in a folder of answers: the buckets in <c>buckets</c>.</summary>
    public IEnumerable<string> Folders(string path) =>
        FolderFiles.Folders(folder, path).Select(found => Path.GetFileName(found)!);

    /// <summary>The files in a folder of answers, without their extension.</summary>
    public IEnumerable<string> Files(string path) => Directory.Exists(Path.Combine(folder, path))
        ? Directory.EnumerateFiles(Path.Combine(folder, path), "*.json").Order(StringComparer.Ordinal)
            .Select(found => Path.GetFileNameWithoutExtension(found))
        : [];

    private CommandAnswer ReadFile(string path)
    {
        var file = Path.Combine(folder, path);
        if (failures.TryGetValue(path, out var failure))
        {
            return new CommandAnswer.Unread($"{path}: {failure}");
        }

        if (!File.Exists(file))
        {
            return new CommandAnswer.Unread($"{path} was not collected");
        }

        if (new FileInfo(file).Length == 0)
        {
            return new CommandAnswer.None();
        }

        var problems = new List<string>();
        return files.Read(file, problems) switch
        {
            null => new CommandAnswer.Unread(string.Join("; ", problems)),
            { ValueKind: JsonValueKind.Object } answer when answer.Text("NextToken") is not null =>
                new CommandAnswer.Unread($"{path}: it has a NextToken, so further pages are missing"),
            { ValueKind: JsonValueKind.Object } answer => JsonTexts.Parsed(answer.GetRawText()) is JsonObject json
                ? new CommandAnswer.Given(json)
                : new CommandAnswer.Unread($"{path}: an object has two members with the same name"),
            _ => new CommandAnswer.Unread($"{path}: it is not an object"),
        };
    }
}

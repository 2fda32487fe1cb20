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
    public sealed record Unread(string Reason) : CommandAnswer
    {
        /// <summary>Whether there is no file, so that another program's file can answer.</summary>
        internal bool IsMissing { get; init; }
    }
}

/// <summary>
/// The answers of the AWS CLI in a folder, one file for each call; docs/deployed.md lists them. <c>collected.tsv</c> says why a
/// call failed.
/// </summary>
public sealed class CommandAnswers
{
    /// <summary>The record of all calls: file, result and message, with tabs between them.</summary>
    public const string Record = "collected.tsv";

    /// <summary>The messages of iam-collect; the record says whether it collected everything.</summary>
    internal const string CollectorLog = "iam-collect.log";

    private readonly FolderFiles files;
    private readonly CollectorAnswers? collector;
    private readonly Dictionary<string, CommandAnswer> read = [];
    private readonly Dictionary<string, string> failures;

    private CommandAnswers(FolderFiles files, CollectorAnswers? collector)
    {
        (this.files, this.collector) = (files, collector);
        failures = FailuresIn(files, []);
    }

    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static CommandAnswers In(string folder) => new(FolderFiles.In(folder), null);

    /// <param name="collector">What iam-collect wrote of the account, for calls that have no answer.</param>
    internal static CommandAnswers In(FolderFiles files, CollectorAnswers? collector) => new(files, collector);

    /// <summary>The failed calls: the message by the file.</summary>
    /// <param name="problems">Takes the reason why the record cannot be read.</param>
    internal static Dictionary<string, string> FailuresIn(FolderFiles files, List<string> problems)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var isRunning = false;
        foreach (var line in files.Lines(Path.Combine(files.Root, Record), problems))
        {
            switch (line.Split('\t'))
            {
                case [".", var mark]:
                    isRunning = mark == "begun";
                    break;
                case [var file, "denied" or "failed", var message, ..]:
                    found[file] = message;
                    break;
            }
        }

        if (isRunning)
        {
            found[Record] = "the collection was interrupted, so answers are missing";
        }

        return found;
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
        files.Folders([], path).Select(found => Path.GetFileName(found)!);

    /// <summary>The files in a folder of answers, without their extension.</summary>
    public IEnumerable<string> Files(string path) =>
        files.Files([], path).Select(found => Path.GetFileNameWithoutExtension(found));

    private CommandAnswer ReadFile(string path)
    {
        var answer = ReadAnswer(path);
        return collector is null || answer is not CommandAnswer.Unread { IsMissing: true }
            ? answer : collector.Read(path) switch
            {
                CommandAnswer.Given given => given,
                // The reason of a denied call says more than what the other program does not write.
                CommandAnswer.Unread unread when !failures.ContainsKey(path) => unread,
                _ => answer,
            };
    }

    private CommandAnswer ReadAnswer(string path)
    {
        if (failures.TryGetValue(path, out var failure))
        {
            return new CommandAnswer.Unread($"{path}: {failure}") { IsMissing = true };
        }

        var file = Path.Combine(files.Root, path);
        switch (files.Look(file).Content)
        {
            case FolderFiles.Content.Missing:
                return new CommandAnswer.Unread($"{path} was not collected") { IsMissing = true };
            case FolderFiles.Content.Empty:
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

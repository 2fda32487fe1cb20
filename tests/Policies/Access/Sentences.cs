using IamEngine.Model;

namespace Tests.Access;

/// <summary>
/// A complete document as text, with one part on each line:
/// <code>
/// Allow DeliverTheAccessLog
///   to Service logging.s3.amazonaws.com
///   s3:PutObject
///   on arn:aws:s3:::example-log/*
///   when StringEquals aws:SourceAccount {123456789012}
/// </code>
/// </summary>
internal static class Sentences
{
    public static string Read(PolicyDocument document) => Read(document.AllStatements);

    public static string Read(IEnumerable<Statement> statements) => string.Join('\n', statements.SelectMany(Lines));

    /// <summary>The only statement with this Sid.</summary>
    public static string Read(PolicyDocument document, string sid) =>
        Read(document.AllStatements.Where(statement => statement.Sid?.ToString() == sid));

    /// <summary>The Sids of the statements, in order.</summary>
    public static string Names(PolicyDocument document) =>
        string.Join(' ', document.AllStatements.Select(statement => statement.Sid));

    private static IEnumerable<string> Lines(Statement statement) =>
    [
        $"{statement.Effect} {statement.Sid}",
        .. To(statement.Principal).Select(principal => $"  to {principal}"),
        .. Wrapped((statement.Action is ActionElement.NotAction ? "all but " : "") + string.Join(' ', statement.Action.Patterns)),
        .. statement.Resource.Patterns.Select(
            pattern => $"  {(statement.Resource is ResourceElement.NotResource ? "on all but" : "on")} {pattern}"),
        .. statement.Condition.Select(condition => $"  when {condition}"),
    ];

    /// <summary>Long lists of actions continue on the next line with more indentation.</summary>
    private static IEnumerable<string> Wrapped(string words)
    {
        var line = " ";
        foreach (var word in words.Split(' '))
        {
            if (line.Length + word.Length > 100)
            {
                yield return line;
                line = "   ";
            }

            line += $" {word}";
        }

        yield return line;
    }

    private static IEnumerable<string> To(PrincipalElement element) => element switch
    {
        PrincipalElement.Unstated => [],
        PrincipalElement.Everyone => ["everyone"],
        PrincipalElement.Principal listed => listed.Principals.Select(principal => $"{principal.Type} {principal.Text}"),
        _ => [element.ToString()!],
    };
}

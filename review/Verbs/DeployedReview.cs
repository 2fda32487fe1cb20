using System.IO.Enumeration;
using Review.Diff;
using Review.Diff.Access;
using Review.Drift;
using Review.Drift.Answers;
using Review.Drift.Usage;
using Review.Findings;
using Review.Forms;
using Review.Forms.Drift;
using Review.Forms.Html;
using Review.Model;
using Review.Reports;
using Review.Stacks;

namespace Review.Verbs;

/// <summary>
/// <c>review STACK --deployed DIR</c>: compares what the program declares with the answers of AWS in a folder. Exit codes:
/// 0 nothing gives more access or protects less; 1 something does; 2 invalid input; 3 not decided, or something was not read.
/// </summary>
internal static class DeployedReview
{
    /// <summary>The options of the comparison.</summary>
    /// <param name="Folder">The answers of AWS.</param>
    /// <param name="Export">
    /// The output of <c>pulumi stack export</c>; null for <c>stack.json</c> in the folder, if it is there.
    /// </param>
    /// <param name="Known">Patterns of the ARNs of principals that may reach the stack, such as administrators.</param>
    /// <param name="UnusedAfter">A permission that nobody used for so many days is listed as unused.</param>
    public sealed record Options(string Folder, string? Export, IReadOnlyList<string> Known, int UnusedAfter)
    {
        /// <summary>Why the folder's credential report is not used; null if it is, or if another one is given.</summary>
        public string? CredentialsUnread { get; init; }
    }

    public static ExitCode Run(string project, ReviewReport declared, Options options, OutputFormat format, Streams streams)
    {
        var folder = options.Folder;
        if (format is not (OutputFormat.Text or OutputFormat.Json or OutputFormat.Markdown or OutputFormat.Html))
        {
            return Refuse("--deployed has the formats text, json, markdown and html");
        }

        if (!Directory.Exists(folder))
        {
            return Refuse($"{Streams.Name(folder)} is not a folder with the answers of AWS: "
                + $"{(File.Exists(folder) ? "it is a file" : "there is no such folder")}; "
                + $"`./run collect {declared.Stack} --out DIR` makes one");
        }

        try
        {
            if (CollectedStack.ExportIn(folder, out var problem) is var found && problem is not null && options.Export is null)
            {
                return Refuse($"{Streams.Name(folder)}: {problem}");
            }

            StackExport? state = null;
            if ((options.Export ?? found) is { } export)
            {
                if (streams.ReadText(export) is not { } text)
                {
                    return ExitCode.BadInput;
                }

                (state, var reason) = StackExport.Read(text, declared.Stack);
                if (state is null)
                {
                    return Refuse($"{Streams.Name(export)} is not an export of stack {declared.Stack}: {reason}");
                }
            }

            var name = ProjectFile.Read(project, [])?.Name ?? "project";
            var (collected, unreadable) = CollectedStack.In(
                folder, state, declared.Settings["aws:region"].AsText());
            if (collected is null)
            {
                return Refuse($"{Streams.Name(folder)} is not a folder with the answers of AWS: {unreadable}");
            }

            using var progress = Progress.OnStandardError();
            var (report, refusal) = DriftReport.Of(
                declared, collected, name, SourceLines.In(project),
                principal => options.Known.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, principal)),
                words => progress.Begin($"review: {words}"));
            if (report is null)
            {
                return Refuse($"{Streams.Name(folder)}: {refusal}");
            }

            var use = UseReport.Of(declared, collected.Answers, SourceLines.In(project), Today.Utc, options.UnusedAfter);
            report = report with
            {
                Use = options.CredentialsUnread is { } unread ? use with { Unknown = [.. use.Unknown, $"credentials: {unread}"] }
                    : use,
                Credentials = [.. declared.Findings.Where(finding => CredentialReport.Codes.Contains(finding.Code))],
            };
            streams.Output.Write(
                format == OutputFormat.Html ? DeployedPage.Write(report) : DriftForms.Write(report, format));
            return report.ExitCode(FailOn.Broadening | FailOn.Findings | FailOn.Replacement);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{Streams.Name(folder)} cannot be read: {fault.Message}");
        }

        ExitCode Refuse(string reason)
        {
            streams.Error.Write($"{Visible.Of(reason)}\n");
            return ExitCode.BadInput;
        }
    }
}

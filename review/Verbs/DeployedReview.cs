using Review.Deployed;
using Review.Diff;
using Review.Diff.Access;
using Review.Drift;
using Review.Drift.Answers;
using Review.Forms;
using Review.Forms.Drift;
using Review.Model;
using Review.Stacks;

namespace Review.Verbs;

/// <summary>
/// <c>review STACK --deployed DIR</c>: compares what the program declares with the answers of AWS in a folder. Exit codes: 0
/// nothing
/// gives more access or protects less; 1 something does; 2 invalid input; 3 not decided, or something was not read.
/// </summary>
internal static class DeployedReview
{
    /// <param name="exportPath">The output of <c>pulumi stack export</c>; null for <c>stack.json</c> in the folder, if it is
    /// there.</param>
    public static ExitCode Run(
        string project, ReviewReport declared, string folder, string? exportPath, OutputFormat format, Streams streams)
    {
        if (format is not (OutputFormat.Text or OutputFormat.Json or OutputFormat.Markdown))
        {
            return Refuse("--deployed has the formats text, json and markdown");
        }

        if (!Directory.Exists(folder))
        {
            return Refuse($"{Streams.Name(folder)} is not a folder with the answers of AWS: "
                + $"{(File.Exists(folder) ? "it is a file" : "there is no such folder")}; "
                + $"`./run collect {declared.Stack}` makes one");
        }

        var export = exportPath ?? (Path.Combine(folder, "stack.json") is var found && File.Exists(found) ? found : null);
        StackExport? state = null;
        if (export is not null)
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

        try
        {
            var name = ProjectFile.Read(project, [])?.Name ?? "project";
            var (report, refusal) = DriftReport.Of(declared, CommandAnswers.In(folder), state, name, SourceLines.In(project));
            if (report is null)
            {
                return Refuse($"{Streams.Name(folder)}: {refusal}");
            }

            streams.Output.Write(DriftForms.Write(report, format));
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

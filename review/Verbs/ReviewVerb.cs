using System.CommandLine;
using Review.Render;
using Review.Report;

namespace Review.Verbs;

/// <summary><c>review STACK</c>: runs the stack's program under mocks and shows what it declares.</summary>
internal static class ReviewVerb
{
    public static Command Command()
    {
        var stack = new Argument<string>("STACK") { Description = "The stack, as in Pulumi.STACK.yaml" };
        var format = Formats.Option();
        var folder = new Option<DirectoryInfo?>("--out") { Description = "Also write the policy documents and the SSH configuration into this folder" };
        var project = new Option<DirectoryInfo?>("--project") { Description = "The folder with the Pulumi.yaml, if not this one" };
        var command = new Command("review", "Show what a stack declares: resources, policies, network, findings, outputs") { stack, format, folder, project };
        command.SetAction(async parsed => (int)await RunAsync(
            parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(),
            parsed.GetRequiredValue(stack),
            parsed.GetValue(format),
            parsed.GetValue(folder)?.FullName).ConfigureAwait(false));
        return command;
    }

    private static async Task<ExitCode> RunAsync(string project, string stack, ReportFormat format, string? folder)
    {
        switch (await StackReview.OfAsync(project, stack).ConfigureAwait(false))
        {
            case StackReview.Refused refused when format == ReportFormat.Json:
                await Console.Error.WriteAsync(JsonReport.Write(refused.Problems)).ConfigureAwait(false);
                return ExitCode.BadInput;
            case StackReview.Refused refused:
                await Console.Error.WriteAsync(ProblemText.Write(stack, refused.Problems)).ConfigureAwait(false);
                return ExitCode.BadInput;
            case StackReview.Done done:
                Show(done.Report, format);
                if (folder is not null)
                {
                    ReportFiles.Write(done.Report, folder);
                }

                return done.Report.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Finding : ExitCode.Fine;
            default:
                throw new InvalidOperationException();
        }
    }

    private static void Show(ReviewReport report, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Json:
                Console.Write(JsonReport.Write(report));
                break;
            case ReportFormat.Markdown:
                Console.Write(MarkdownReport.Write(report));
                break;
            case ReportFormat.Text when Consoles.IsTerminal:
                TextReport.Draw(report, Consoles.Terminal());
                break;
            default:
                Console.Write(TextReport.Plain(report));
                break;
        }
    }
}

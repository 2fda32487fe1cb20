using System.CommandLine;
using Review.Findings;
using Review.Forms;
using Review.Forms.Html;
using Review.Forms.Report;
using Review.Model;
using Review.Reports;
using Review.Stacks;

namespace Review.Verbs;

/// <summary><c>review STACK</c>: runs the stack's program under mocks and shows what it declares.</summary>
internal static class ReviewVerb
{
    public static Command Command(Streams streams)
    {
        var stack = new Argument<string>("STACK") { Description = "The stack, as in Pulumi.STACK.yaml" };
        var format = FormatOption.With(OutputFormat.Html);
        var folder = new Option<DirectoryInfo?>(
            "--out")
        {
            Description =
            "Also write the policy documents, the SSH configuration, report.html and report.md into this folder"
        };
        var project = new Option<DirectoryInfo?>(
            "--project")
        { Description = "The folder that contains Pulumi.yaml; by default the one of this tool" };
        var deployed = new Option<DirectoryInfo?>("--deployed")
        {
            Description = "Compare what the stack declares with what the account holds: a folder that `./run collect` wrote",
        };
        var export = new Option<string?>("--stack-export")
        {
            Description = "With --deployed: the output of `pulumi stack export`, which says which resource is which; "
                + "by default stack.json in the folder",
        };
        var credentials = new Option<string?>("--credential-report")
        {
            Description = "The account's credential report (CSV): also report keys of the stack's users that are old or not used",
        };
        var command = new Command("review", "Show what a stack declares: resources, policies, network, findings, outputs")
        {
            stack,
            format,
            folder,
            project,
            deployed,
            export,
            credentials,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(deployed) is null && result.GetValue(export) is not null)
            {
                result.AddError("--stack-export belongs to --deployed DIR");
            }
        });
        command.SetAction(async parsed => (int)await RunAsync(
            parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(),
            parsed.GetRequiredValue(stack),
            parsed.GetValue(format),
            parsed.GetValue(folder)?.FullName,
            (parsed.GetValue(deployed)?.FullName, parsed.GetValue(export)),
            parsed.GetValue(credentials),
            streams).ConfigureAwait(false));
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        string project, string stack, OutputFormat format, string? folder, (string? Folder, string? Export) deployed,
        string? credentialFile, Streams streams)
    {
        var credentials = default(CredentialReport);
        if (credentialFile is not null)
        {
            if (CredentialFile.Read(credentialFile, streams) is not { } read)
            {
                return ExitCode.BadInput;
            }

            credentials = read;
        }

        switch (await StackReview.OfAsync(project, stack, Today.Utc, credentials).ConfigureAwait(false))
        {
            case StackReview.Refused refused when format == OutputFormat.Json:
                await streams.Error.WriteAsync(ProblemText.Json(refused.Problems)).ConfigureAwait(false);
                return ExitCode.BadInput;
            case StackReview.Refused refused:
                await streams.Error.WriteAsync(ProblemText.Write(stack, refused.Problems)).ConfigureAwait(false);
                return ExitCode.BadInput;
            case StackReview.Done done when deployed.Folder is not null:
                return DeployedReview.Run(project, done.Report, deployed.Folder, deployed.Export, format, streams);
            case StackReview.Done done:
                Show(done.Report, format, streams);
                if (folder is not null)
                {
                    ReportFiles.Write(done.Report, folder);
                }

                return done.Report.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Finding
                    : ExitCode.Success;
            default:
                throw new InvalidOperationException();
        }
    }

    private static void Show(ReviewReport report, OutputFormat format, Streams streams)
    {
        switch (format)
        {
            case OutputFormat.Json:
                streams.Output.Write(JsonReport.Write(report));
                break;
            case OutputFormat.Markdown:
                streams.Output.Write(MarkdownReport.Write(report));
                break;
            case OutputFormat.Html:
                streams.Output.Write(HtmlReport.Write(report));
                break;
            case OutputFormat.Text when streams.IsTerminal:
                TextReport.Draw(report, Consoles.Terminal());
                break;
            default:
                streams.Output.Write(TextReport.Plain(report));
                break;
        }
    }
}

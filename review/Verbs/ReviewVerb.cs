using System.CommandLine;
using System.Globalization;
using Review.Drift.Usage;
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
            HelpName = "DIR",
            Description =
            "Also write the policy documents, the SSH configuration, report.html and report.md into this folder"
        };
        var project = new Option<DirectoryInfo?>(
            "--project")
        { HelpName = "DIR", Description = "The folder that contains Pulumi.yaml; by default the one of this tool" };
        var deployed = new Option<DirectoryInfo?>("--deployed")
        {
            HelpName = "DIR",
            Description = "Compare what the stack declares with what the account has: a folder that `./run collect` wrote",
        };
        var export = new Option<string?>("--stack-export")
        {
            HelpName = "FILE",
            Description = "With --deployed: the output of `pulumi stack export`, which says which resource is which; "
                + "by default stack.json in the folder",
        };
        var credentials = new Option<string?>("--credential-report")
        {
            HelpName = "FILE",
            Description = "The account's credential report (CSV): also report keys of the stack's users that are old or not used",
        };
        var known = new Option<string[]>("--known")
        {
            HelpName = "ARN",
            Description = "With --deployed: the ARN of a principal that may reach the stack, such as an administrator; * matches "
                + "any characters",
        };
        var unused = new Option<int>("--unused-after")
        {
            HelpName = "DAYS",
            Description = "With --deployed: list the permissions that nobody used for so many days; 90 by default",
            DefaultValueFactory = _ => UseReport.DefaultDays,
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
            known,
            unused,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(deployed) is null
                && (result.GetValue(export) is not null || result.GetValue(known) is { Length: > 0 }))
            {
                result.AddError("--stack-export and --known belong to --deployed DIR");
            }

            if (result.GetResult(unused) is { Implicit: false, Tokens.Count: 1 } given
                && int.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, out var days)
                && (result.GetValue(deployed) is null || days is < 1 or > UseReport.MostDays))
            {
                result.AddError(result.GetValue(deployed) is null ? "--unused-after belongs to --deployed DIR"
                    : $"--unused-after must be a number of days from 1 to {UseReport.MostDays}, which AWS tracks");
            }
        });
        command.SetAction(async parsed => (int)await RunAsync(
            new(
                parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(),
                parsed.GetRequiredValue(stack),
                parsed.GetValue(format),
                parsed.GetValue(folder)?.FullName,
                parsed.GetValue(deployed) is { } answers
                    ? new(
                        answers.FullName, parsed.GetValue(export), parsed.GetValue(known) ?? [], parsed.GetValue(unused)) : null,
                parsed.GetValue(credentials)),
            streams).ConfigureAwait(false));
        return command;
    }

    private static async Task<ExitCode> RunAsync(Asked asked, Streams streams)
    {
        var credentials = default(CredentialReport);
        if (asked.CredentialReport is { } file)
        {
            if (CredentialFile.Read(file, streams) is not { } read)
            {
                return ExitCode.BadInput;
            }

            credentials = read;
        }

        var unread = default(string);
        if (credentials is null && asked.Deployed is { } answers)
        {
            (credentials, unread) = CredentialFile.In(answers.Folder);
        }

        switch (await StackReview.OfAsync(asked.Project, asked.Stack, Today.Utc, credentials).ConfigureAwait(false))
        {
            case StackReview.Refused refused when asked.Format == OutputFormat.Json:
                await streams.Error.WriteAsync(ProblemText.Json(refused.Problems)).ConfigureAwait(false);
                return ExitCode.BadInput;
            case StackReview.Refused refused:
                await streams.Error.WriteAsync(ProblemText.Write(asked.Stack, refused.Problems)).ConfigureAwait(false);
                return ExitCode.BadInput;
            case StackReview.Done done when asked.Deployed is { } deployed:
                return DeployedReview.Run(
                    asked.Project, done.Report, deployed with { CredentialsUnread = unread }, asked.Format, streams);
            case StackReview.Done done:
                Show(done.Report, asked.Format, streams);
                if (asked.Out is { } folder)
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

    /// <summary>The options of one review.</summary>
    private sealed record Asked(
        string Project, string Stack, OutputFormat Format, string? Out, DeployedReview.Options? Deployed,
        string? CredentialReport);
}

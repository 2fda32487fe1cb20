using System.CommandLine;
using System.CommandLine.Parsing;
using Review.Diff;
using Review.Diff.Access;
using Review.Forms;
using Review.Forms.Diff;
using Review.Forms.Report;
using Review.Model;
using Review.Reports;
using Review.Stacks;

namespace Review.Verbs;

/// <summary><c>diff STACK --base FILE|--base-ref GITREF</c>: shows the effects of a change of the program.</summary>
internal static class DiffVerb
{
    private static readonly string[] Words = ["broadening", "findings", "replacement", "nothing"];

    public static Command Command()
    {
        var stack = new Argument<string>("STACK") { Description = "The stack, as in Pulumi.STACK.yaml" };
        var @base = new Option<string?>(
            "--base")
        { Description = "The old state: a report that `review STACK --format json` wrote" };
        var reference = new Option<string?>(
            "--base-ref")
        { Description = "The old state: a branch, tag or commit, reviewed with its own tools" };
        var head = new Option<string?>(
            "--head")
        { Description = "The new state: a report; without it, the stack in this folder is reviewed" };
        var format = FormatOption.With();
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description =
                $"What gives exit code 1: a list of {string.Join(", ", Words)}, with commas or as repeated options. An "
                    + "undecided broadening gives 3",
            CustomParser = Read,
            DefaultValueFactory = _ => FailOn.Broadening | FailOn.Findings | FailOn.Replacement,
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
        };
        var project = new Option<DirectoryInfo?>(
            "--project")
        { Description = "The folder that contains Pulumi.yaml; by default the one of this tool" };
        var command = new Command(
            "diff", "Show the effects of a change: access and network paths gained and lost, data lost, new findings") { stack,
            @base, reference, head, format, failOn, project };
        command.Validators.Add(result =>
        {
            if (result.GetValue(@base) is null == result.GetValue(reference) is null)
            {
                result.AddError("give exactly one of --base FILE and --base-ref GITREF");
            }
        });
        command.SetAction(async parsed => (int)await new Comparing(
            parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(), parsed.GetRequiredValue(stack), Streams.OfProcess)
                .RunAsync(
                parsed.GetValue(@base), parsed.GetValue(reference), parsed.GetValue(head), parsed.GetValue(failOn),
                parsed.GetValue(format)).ConfigureAwait(false));
        return command;
    }

    private sealed record Comparing(string Project, string Stack, Streams Streams)
    {
        public async Task<ExitCode> RunAsync(
            string? basePath, string? reference, string? headPath, FailOn failOn, OutputFormat format)
        {
            if ((headPath is null ? await FromProgramAsync().ConfigureAwait(false) : FromFile(headPath)) is not { } head)
            {
                return ExitCode.BadInput;
            }

            var before = basePath is null ? await FromGitAsync(reference!).ConfigureAwait(false)
                : FromFile(basePath) is { } report ? new BaseReport.Read(report)
                : null;
            if (before is BaseReport.Unusable unusable)
            {
                await Streams.Error.WriteLineAsync(unusable.Reason).ConfigureAwait(false);
            }

            if (before is null or BaseReport.Unusable)
            {
                return ExitCode.BadInput;
            }

            var diff = StackDiff.Of((before as BaseReport.Read)?.Report, head, SourceLines.In(Project));
            await Streams.Output.WriteAsync(format switch
            {
                OutputFormat.Json => DiffJson.Write(diff),
                OutputFormat.Markdown => DiffMarkdown.Write(diff),
                _ => DiffText.Write(diff),
            }).ConfigureAwait(false);
            return diff.ExitCode(failOn);
        }

        private async Task<BaseReport> FromGitAsync(string reference)
        {
            using var progress = Progress.OnStandardError();
            return await GitBase.ReportAsync(Project, reference, Stack, progress).ConfigureAwait(false);
        }

        private async Task<ReviewReport?> FromProgramAsync()
        {
            var review = await StackReview.OfAsync(Project, Stack, Today.Utc).ConfigureAwait(false);
            if (review is StackReview.Refused refused)
            {
                await Streams.Error.WriteAsync(ProblemText.Write(Stack, refused.Problems)).ConfigureAwait(false);
            }

            return (review as StackReview.Done)?.Report;
        }

        private ReviewReport? FromFile(string path)
        {
            if (Streams.ReadText(path) is not { } text)
            {
                return null;
            }

            switch (ReportReader.Read(text))
            {
                case ReportReading.Refused refused:
                    Streams.Error.WriteLine(
                        string.Join('\n', refused.Problems.Select(problem => $"{Streams.Name(path)}: {problem}")));
                    return null;
                case ReportReading.Read { Report: var report } when report.Stack != Stack:
                    Streams.Error.WriteLine($"{Streams.Name(path)}: is a report of stack {report.Stack}, not of {Stack}");
                    return null;
                case ReportReading.Read { Report: var report }:
                    return report;
                default:
                    throw new InvalidOperationException();
            }
        }
    }

    private static FailOn Read(ArgumentResult result)
    {
        var failOn = FailOn.Nothing;
        foreach (var word in result.Tokens.SelectMany(token => token.Value.Split(',')).Select(word => word.Trim()))
        {
            if (Words.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                failOn |= Enum.Parse<FailOn>(word, ignoreCase: true);
            }
            else
            {
                result.AddError($"--fail-on is a list of {string.Join(", ", Words)}; `{word}` is none of them");
            }
        }

        return failOn;
    }
}

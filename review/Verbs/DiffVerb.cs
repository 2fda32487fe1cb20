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

/// <summary><c>diff STACK --base FILE|--base-ref GITREF</c>: what a change of the program changes, in words.</summary>
internal static class DiffVerb
{
    private static readonly string[] Words = ["broadening", "findings", "replacement", "nothing"];

    public static Command Command()
    {
        var stack = new Argument<string>("STACK") { Description = "The stack, as in Pulumi.STACK.yaml" };
        var @base = new Option<FileInfo?>("--base") { Description = "What it was: a report, as `review STACK --format json` writes it" };
        var reference = new Option<string?>("--base-ref") { Description = "What it was: a branch, tag or commit, reviewed with its own tools" };
        var head = new Option<FileInfo?>("--head") { Description = "What it is to be, as a report; else the stack is reviewed as it is here" };
        var format = Formats.Option();
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description = $"What ends with 1, of {string.Join(", ", Words)}; several with commas or repeated. Broadening that is not decided ends with 3",
            CustomParser = Read,
            DefaultValueFactory = _ => FailOn.Broadening | FailOn.Findings | FailOn.Replacement,
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
        };
        var project = new Option<DirectoryInfo?>("--project") { Description = "The folder with the Pulumi.yaml, if not this one" };
        var command = new Command("diff", "Say what changes: who may do or reach what they could not, what is lost, what is new") { stack, @base, reference, head, format, failOn, project };
        command.Validators.Add(result =>
        {
            if (result.GetValue(@base) is null == result.GetValue(reference) is null)
            {
                result.AddError("say what to compare with: either --base FILE or --base-ref GITREF");
            }
        });
        command.SetAction(async parsed => (int)await RunAsync(
            new(
                parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(),
                parsed.GetRequiredValue(stack),
                parsed.GetValue(@base)?.FullName,
                parsed.GetValue(reference),
                parsed.GetValue(head)?.FullName,
                parsed.GetValue(failOn)),
            parsed.GetValue(format)).ConfigureAwait(false));
        return command;
    }

    private sealed record Asked(string Project, string Stack, string? BasePath, string? Reference, string? HeadPath, FailOn FailOn);

    private static async Task<ExitCode> RunAsync(Asked asked, ReportFormat format)
    {
        var head = asked.HeadPath is { } path ? FromFile(path, asked.Stack) : await FromProgramAsync(asked).ConfigureAwait(false);
        if (head is null)
        {
            return ExitCode.BadInput;
        }

        ReviewReport? before = null;
        if (asked.BasePath is { } basePath)
        {
            before = FromFile(basePath, asked.Stack);
            if (before is null)
            {
                return ExitCode.BadInput;
            }
        }
        else
        {
            BaseReport made;
            using (var progress = Progress.OnStandardError())
            {
                made = await GitBase.ReportAsync(asked.Project, asked.Reference!, asked.Stack, progress).ConfigureAwait(false);
            }

            switch (made)
            {
                case BaseReport.Read read:
                    before = read.Report;
                    break;
                case BaseReport.Unusable unusable:
                    await Console.Error.WriteLineAsync(unusable.Reason).ConfigureAwait(false);
                    return ExitCode.BadInput;
            }
        }

        var diff = StackDiff.Of(before, head, SourceLines.In(asked.Project));
        Console.Write(format switch
        {
            ReportFormat.Json => DiffJson.Write(diff),
            ReportFormat.Markdown => DiffMarkdown.Write(diff),
            _ => DiffText.Write(diff),
        });
        return diff.ExitCode(asked.FailOn);
    }

    private static async Task<ReviewReport?> FromProgramAsync(Asked asked)
    {
        switch (await StackReview.OfAsync(asked.Project, asked.Stack).ConfigureAwait(false))
        {
            case StackReview.Done done:
                return done.Report;
            case StackReview.Refused refused:
                await Console.Error.WriteAsync(ProblemText.Write(asked.Stack, refused.Problems)).ConfigureAwait(false);
                return null;
            default:
                throw new InvalidOperationException();
        }
    }

    private static ReviewReport? FromFile(string path, string stack)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.Error.WriteLine($"{path}: cannot be read: {fault.Message}");
            return null;
        }

        switch (ReportReader.Read(text))
        {
            case ReportReading.Refused refused:
                Console.Error.WriteLine(string.Join('\n', refused.Problems.Select(problem => $"{path}: {problem}")));
                return null;
            case ReportReading.Read { Report: var report } when report.Stack != stack:
                Console.Error.WriteLine($"{path}: is a report of stack {report.Stack}, and not of {stack}");
                return null;
            case ReportReading.Read { Report: var report }:
                return report;
            default:
                throw new InvalidOperationException();
        }
    }

    private static FailOn Read(ArgumentResult result)
    {
        var failOn = FailOn.Nothing;
        foreach (var word in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            switch (Array.IndexOf(Words, word.Trim().ToLowerInvariant()))
            {
                case 0:
                    failOn |= FailOn.Broadening;
                    break;
                case 1:
                    failOn |= FailOn.Findings;
                    break;
                case 2:
                    failOn |= FailOn.Replacement;
                    break;
                case 3:
                    break;
                default:
                    result.AddError($"--fail-on takes {string.Join(", ", Words)}, and not `{word}`");
                    break;
            }
        }

        return failOn;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Review.Diff;
using Review.Diff.Access;
using Review.Forms;
using Review.Forms.Diff;
using Review.Forms.Report;
using Review.Model;
using Review.Plans;
using Review.Reports;
using Review.Stacks;

namespace Review.Verbs;

/// <summary><c>diff STACK... --base FILE|--base-ref GITREF</c>: shows the effects of a change of the program.</summary>
public static class DiffVerb
{
    // More problems than this usually come from one repeated mistake in the file.
    private const int MostProblems = 20;

    private static readonly string[] Words = ["broadening", "findings", "replacement", "nothing"];

    internal static Command Command(Streams streams)
    {
        var stacks = new Argument<string[]>("STACK")
        {
            Description = "The stacks, as in Pulumi.STACK.yaml; several with --base-ref only",
            Arity = ArgumentArity.OneOrMore,
        };
        var @base = new Option<string?>(
            "--base")
        { HelpName = "FILE", Description = "The old state: a report that `review STACK --format json` wrote" };
        var reference = new Option<string?>(
            "--base-ref")
        { HelpName = "REF", Description = "The old state: a branch, tag or commit, reviewed with its own tools" };
        var head = new Option<string?>(
            "--head")
        { HelpName = "FILE", Description = "The new state: a report; without it, the stack in this folder is reviewed" };
        var plan = new Option<string?>("--plan")
        {
            HelpName = "FILE",
            Description = "A real plan instead of base and head: what `pulumi preview --json --show-sames` writes, or -",
        };
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
        { HelpName = "DIR", Description = "The folder that contains Pulumi.yaml; by default the one of this tool" };
        var command = new Command(
            "diff", "Show the effects of a change: access and network paths gained and lost, data lost, new findings") { stacks,
            @base, reference, head, plan, format, failOn, project };
        command.Validators.Add(result =>
        {
            if (result.GetValue(plan) is not null
                ? (result.GetValue(@base) ?? result.GetValue(reference) ?? result.GetValue(head)) is not null
                : result.GetValue(@base) is null == result.GetValue(reference) is null)
            {
                result.AddError("give exactly one of --base FILE, --base-ref GITREF and --plan FILE; a plan is base and head");
            }

            if (result.GetValue(stacks) is { Length: > 1 }
                && (result.GetValue(@base) ?? result.GetValue(head) ?? result.GetValue(plan)) is not null)
            {
                result.AddError("--base, --head and --plan are of one stack; give one STACK, or several with --base-ref only");
            }
        });
        command.SetAction(async parsed => parsed.GetValue(plan) is { } path ? (int)RunPlan(
            parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(), parsed.GetRequiredValue(stacks)[0], path,
            parsed.GetValue(failOn), parsed.GetValue(format), streams) : (int)await RunAsync(
            parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(), parsed.GetRequiredValue(stacks),
            parsed.GetValue(@base), parsed.GetValue(reference), parsed.GetValue(head), parsed.GetValue(failOn),
            parsed.GetValue(format), streams).ConfigureAwait(false));
        return command;
    }

    /// <summary>Writes the meaning of a real plan.</summary>
    /// <param name="path">What <c>pulumi preview --json --show-sames</c> wrote, or <c>-</c>.</param>
    public static ExitCode RunPlan(
        string project, string stack, string path, FailOn failOn, OutputFormat format, Streams streams)
    {
        if (streams.ReadText(path) is not { } text)
        {
            return ExitCode.BadInput;
        }

        var (plan, problem) = PulumiPlan.Read(text, stack);
        if (plan is null)
        {
            streams.Error.WriteLine($"{Streams.Name(path)}: {Visible.Of(problem!)}");
            return ExitCode.BadInput;
        }

        var diff = plan.Diff(SourceLines.In(project));
        streams.Output.Write(Comparing.Write([new ComparedStack.Compared(diff)], format));
        return diff.ExitCode(failOn);
    }

    /// <summary>Compares stacks and writes the differences. The worst stack decides the exit code.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <param name="stacks">The names of the stacks; only one if a report is given.</param>
    /// <param name="basePath">A report, or <c>-</c>; null if there is a <paramref name="reference"/>.</param>
    /// <param name="reference">A branch, tag or commit.</param>
    /// <param name="headPath">A report, or <c>-</c>; null for the stacks in the project's folder.</param>
    public static Task<ExitCode> RunAsync(
        string project, IReadOnlyList<string> stacks, string? basePath, string? reference, string? headPath, FailOn failOn,
        OutputFormat format, Streams streams) =>
        new Comparing(project, stacks, streams).RunAsync(basePath, reference, headPath, failOn, format);

    private sealed record Comparing(string Project, IReadOnlyList<string> Stacks, Streams Streams)
    {
        // Two files with the same text, as in a pull request that does not change the stack, are one report.
        private readonly Dictionary<string, HeadReport> read = new(StringComparer.Ordinal);

        public async Task<ExitCode> RunAsync(
            string? basePath, string? reference, string? headPath, FailOn failOn, OutputFormat format)
        {
            var heads = new List<(string Stack, HeadReport Head)>();
            foreach (var stack in Stacks.Distinct())
            {
                heads.Add((
                    stack,
                    headPath is null ? await FromProgramAsync(stack).ConfigureAwait(false) : FromFile(headPath, stack)));
            }

            var read = heads.Where(head => head.Head is HeadReport.Read).Select(head => head.Stack).ToArray();
            var bases = basePath is null ? await FromGitAsync(reference!, read).ConfigureAwait(false)
                : read.ToDictionary(stack => stack, stack => BaseOf(FromFile(basePath, stack)));
            var sources = SourceLines.In(Project);
            var compared = heads.ConvertAll(head => Compare(head.Stack, head.Head, bases, sources));
            if (compared is not [ComparedStack.NotCompared])
            {
                await Streams.Output.WriteAsync(Write(compared, format)).ConfigureAwait(false);
            }

            return compared.Select(stack => stack is ComparedStack.Compared { Diff: var diff } ? diff.ExitCode(failOn)
                : ExitCode.BadInput).MaxBy(Weight);
        }

        private ComparedStack Compare(
            string stack, HeadReport head, Dictionary<string, BaseReport> bases, SourceLines sources)
        {
            switch (head, bases.GetValueOrDefault(stack))
            {
                case (HeadReport.Refused refused, _):
                    return new ComparedStack.NotCompared(stack, refused.Reason);
                case (_, BaseReport.Unusable unusable):
                    if (unusable.Reason.Length > 0)
                    {
                        Streams.Error.WriteLine(unusable.Reason);
                    }

                    return new ComparedStack.NotCompared(stack, "the base cannot be reviewed; the log has the reason");
                case (HeadReport.Read { Report: var after }, var before):
                    return new ComparedStack.Compared(StackDiff.Of((before as BaseReport.Read)?.Report, after, sources));
                default:
                    throw new InvalidOperationException();
            }
        }

        public static string Write(IReadOnlyList<ComparedStack> stacks, OutputFormat format) => format switch
        {
            OutputFormat.Json => DiffJson.Write(stacks),
            OutputFormat.Markdown => DiffMarkdown.Write(stacks),
            _ => DiffText.Write(stacks),
        };

        // Of several stacks, the worst counts.
        private static int Weight(ExitCode code) => code switch
        {
            ExitCode.Success => 0,
            ExitCode.NotDecided => 1,
            ExitCode.Finding => 2,
            _ => 3,
        };

        private async Task<Dictionary<string, BaseReport>> FromGitAsync(string reference, IReadOnlyList<string> stacks)
        {
            using var progress = Progress.OnStandardError();
            return await GitBase.ReportsAsync(Project, reference, stacks, progress).ConfigureAwait(false);
        }

        private async Task<HeadReport> FromProgramAsync(string stack)
        {
            switch (await StackReview.OfAsync(Project, stack, Today.Utc).ConfigureAwait(false))
            {
                case StackReview.Done done:
                    return new HeadReport.Read(done.Report);
                case StackReview.Refused refused:
                    await Streams.Error.WriteAsync(ProblemText.Write(stack, refused.Problems)).ConfigureAwait(false);
                    return new HeadReport.Refused("its settings are wrong; the log has each problem");
                default:
                    throw new InvalidOperationException();
            }
        }

        private HeadReport FromFile(string path, string stack)
        {
            if (Streams.ReadText(path) is not { } text)
            {
                return new HeadReport.Refused("its report cannot be read");
            }

            if (read.TryGetValue(text, out var known))
            {
                return known;
            }

            switch (ReportReader.Read(text))
            {
                case ReportReading.Refused refused:
                    foreach (var problem in refused.Problems.Take(MostProblems))
                    {
                        Streams.Error.WriteLine($"{Streams.Name(path)}: {Visible.Of(problem)}");
                    }

                    return new HeadReport.Refused("its report is not valid");
                case ReportReading.Read { Report: var report } when report.Stack != stack:
                    Streams.Error.WriteLine(
                        $"{Streams.Name(path)}: is a report of stack {Visible.Of(report.Stack)}, not of {Visible.Of(stack)}; "
                            + "give the report of this stack");
                    return new HeadReport.Refused("its report is of another stack");
                case ReportReading.Read { Report: var report }:
                    return read[text] = new HeadReport.Read(report);
                default:
                    throw new InvalidOperationException();
            }
        }

        private static BaseReport BaseOf(HeadReport report) =>
            report is HeadReport.Read read ? new BaseReport.Read(read.Report) : new BaseReport.Unusable("");
    }

    /// <summary>The report of the head, or the reason why there is none; standard error has the complete reason.</summary>
    private abstract record HeadReport
    {
        public sealed record Read(ReviewReport Report) : HeadReport;

        public sealed record Refused(string Reason) : HeadReport;
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
                result.AddError($"--fail-on is a list of {string.Join(", ", Words)}; `{word}` is not one of them");
            }
        }

        return failOn;
    }
}

using System.CommandLine;
using System.Globalization;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using Review.Compare;
using Review.Forms;
using Review.Forms.Compare;

namespace Review.Verbs;

/// <summary>
/// <c>compare BASE HEAD</c>: does HEAD allow anything that BASE does not? Exit codes: 0 it does not, proved; 1 it does, with the
/// request; 3 not decided, with the reason; 2 a file cannot be used, with everything that is wrong with either.
/// </summary>
public static class CompareVerb
{
    internal static Command Command()
    {
        var @base = new Argument<string>("BASE") { Description = "The policy as it was, as IAM JSON; - reads standard input" };
        var head = new Argument<string>("HEAD") { Description = "The policy as it is to be; - reads standard input, which one of the two can be" };
        var kind = KindOption.With("both are", PolicyComparison.Kinds.Select(kind => kind.ShortName()));
        var budget = new Option<long?>("--budget")
        {
            Description = $"How many steps may be spent before the answer is \"not decided\"; default {Budget.Default.Steps}, about ten seconds",
        };
        budget.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !IsSteps(token.Value))
            {
                given.AddError($"--budget is a number of steps from 1 to {Budget.MostSteps}; `{token.Value}` is not");
            }
        });
        var format = FormatOption.With();
        var command = new Command("compare", "Prove that one policy allows nothing that another does not, or show a request") { @base, head, kind, budget, format };
        command.SetAction(parsed => (int)Run(
            parsed.GetRequiredValue(@base),
            parsed.GetRequiredValue(head),
            KindOption.Value(parsed, kind),
            parsed.GetValue(format),
            parsed.GetValue(budget) is { } steps ? new Budget(steps) : null,
            Streams.OfProcess));
        return command;
    }

    /// <param name="kind">What both are; null where each is read as what it looks like.</param>
    /// <param name="budget">What may be spent; null for the usual.</param>
    public static ExitCode Run(string basePath, string headPath, PolicyKind? kind, OutputFormat format, Budget? budget, Streams streams)
    {
        var error = streams.Error;
        if (basePath == Streams.StandardInput && headPath == Streams.StandardInput)
        {
            error.WriteLine("only one of the two can come from the standard input");
            return ExitCode.BadInput;
        }

        // What is wrong with the one is told beside what is wrong with the other.
        var (baseText, headText) = (streams.ReadText(basePath), streams.ReadText(headPath));
        var (baseKind, headKind) = (kind ?? KindOf(baseText), kind ?? KindOf(headText));
        var (before, after) = (Document(basePath, baseText, baseKind, error), Document(headPath, headText, headKind, error));
        if (before is null || after is null)
        {
            return ExitCode.BadInput;
        }

        if (baseKind != headKind)
        {
            error.WriteLine($"{Streams.Name(basePath)} looks like {baseKind.NameWithArticle()}, {Streams.Name(headPath)} like {headKind.NameWithArticle()}; say which with --kind");
            return ExitCode.BadInput;
        }

        var comparison = PolicyComparison.Of(before, after, baseKind, budget);
        streams.Output.Write(ComparisonForms.Write(comparison, format));
        return comparison.Proof switch
        {
            Proof.Proved => ExitCode.Success,
            Proof.Refuted => ExitCode.Finding,
            _ => ExitCode.NotDecided,
        };
    }

    private static bool IsSteps(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps is > 0 and <= Budget.MostSteps;

    // A file that cannot be opened has been reported; any kind does.
    private static PolicyKind KindOf(string? json) => json is null ? PolicyKind.Identity : PolicyComparison.KindOf(json);

    private static Reading<PolicyDocument>.Document? Document(string path, string? json, PolicyKind kind, TextWriter error)
    {
        var reading = json is null ? null : PolicyComparison.Read(json, kind);
        foreach (var problem in (reading as Reading<PolicyDocument>.Refused)?.Problems ?? [])
        {
            error.WriteLine($"{Streams.Name(path)}: {problem}");
        }

        return reading as Reading<PolicyDocument>.Document;
    }
}

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
/// <c>compare BASE HEAD</c>: proves that HEAD allows nothing that BASE does not. Exit codes: 0 proved; 1 refuted, with an example
/// request; 2 a file is invalid, with all problems of both files; 3 not decided, with the reason.
/// </summary>
public static class CompareVerb
{
    internal static Command Command(Streams streams)
    {
        var @base = new Argument<string>("BASE") { Description = "The old IAM policy as JSON; - reads standard input" };
        var head = new Argument<string>(
            "HEAD")
        { Description = "The new IAM policy as JSON; - reads standard input, for one of the two" };
        var kind = KindOption.With("both policies", PolicyComparison.Kinds.Select(kind => kind.ShortName()));
        var budget = new Option<long?>("--budget")
        {
            Description =
                $"After how many steps the answer is \"not decided\"; {Budget.Default.Steps} by default, about ten seconds",
        };
        budget.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !IsSteps(token.Value))
            {
                given.AddError($"--budget is a number of steps from 1 to {Budget.MostSteps}; `{token.Value}` is not");
            }
        });
        var format = FormatOption.With();
        var command = new Command(
            "compare", "Prove that policy HEAD allows nothing that policy BASE does not, or show an example request") { @base,
            head, kind, budget, format };
        command.SetAction(parsed => (int)Run(
            parsed.GetRequiredValue(@base),
            parsed.GetRequiredValue(head),
            KindOption.Value(parsed, kind),
            parsed.GetValue(format),
            parsed.GetValue(budget) is { } steps ? new Budget(steps) : null,
            streams));
        return command;
    }

    /// <param name="kind">The kind of both; null to guess the kind of each.</param>
    /// <param name="budget">The limit of the proof; null for the default.</param>
    public static ExitCode Run(
        string basePath, string headPath, PolicyKind? kind, OutputFormat format, Budget? budget, Streams streams)
    {
        var error = streams.Error;
        if (basePath == Streams.StandardInput && headPath == Streams.StandardInput)
        {
            error.WriteLine("only one of BASE and HEAD can be `-` (standard input)");
            return ExitCode.BadInput;
        }

        // Both files are read first, so that the problems of both are reported.
        var (baseText, headText) = (streams.ReadText(basePath), streams.ReadText(headPath));
        var (baseKind, headKind) = (kind ?? KindOf(baseText), kind ?? KindOf(headText));
        var (before, after) = (Document(basePath, baseText, baseKind, error), Document(headPath, headText, headKind, error));
        if (before is null || after is null)
        {
            return ExitCode.BadInput;
        }

        if (baseKind != headKind)
        {
            error.WriteLine(
                $"{Streams.Name(basePath)} looks like {baseKind.NameWithArticle()}, {Streams.Name(headPath)} like "
                    + $"{headKind.NameWithArticle()}; give the kind with --kind");
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
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps is > 0
            and <= Budget.MostSteps;

    // The problem of a file that cannot be opened is already reported; the kind does not matter then.
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

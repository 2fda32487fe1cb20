using System.CommandLine;
using System.Globalization;
using IamEngine.Model;
using IamEngine.Prove;
using Review.Compare;

namespace Review.Verbs;

/// <summary><c>compare BASE HEAD</c>: does HEAD allow anything that BASE does not?</summary>
internal static class CompareVerb
{
    // An hour is more than anybody waits for, and as a number of seconds still far from what a TimeSpan can hold.
    private const double MostSeconds = 3600;

    public static Command Command()
    {
        var @base = new Argument<string>("BASE") { Description = "The policy as it was, as IAM JSON; - reads standard input" };
        var head = new Argument<string>("HEAD") { Description = "The policy as it is to be; - reads standard input, which one of the two can be" };
        var kind = new Option<string?>("--kind") { Description = $"What both are, where it cannot be told from them: {string.Join(", ", Words)}" };
        kind.AcceptOnlyFromAmong([.. Words]);
        var budget = new Option<double?>("--budget") { Description = "How many seconds may be spent before the answer is \"not decided\"; 10 if it is not told" };
        budget.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !IsDuration(token.Value))
            {
                given.AddError($"--budget is a number of seconds, more than 0 and at most {MostSeconds}; `{token.Value}` is not");
            }
        });
        var format = Formats.Option();
        var command = new Command("compare", "Prove that one policy allows nothing that another does not, or show a request") { @base, head, kind, budget, format };
        command.SetAction(parsed => (int)CompareCommand.Run(
            parsed.GetRequiredValue(@base),
            parsed.GetRequiredValue(head),
            Kind(parsed.GetValue(kind)),
            parsed.GetValue(format),
            parsed.GetValue(budget) is { } seconds ? Budget.Of(TimeSpan.FromSeconds(seconds)) : null,
            new(Console.OpenStandardInput, Console.Out, Console.Error)));
        return command;
    }

    private static IEnumerable<string> Words => Comparison.Kinds.Select(kind => kind.ShortName());

    private static bool IsDuration(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MostSeconds;

    private static PolicyKind? Kind(string? word) => word is not null && PolicyKinds.TryRead(word, out var kind) ? kind : null;
}

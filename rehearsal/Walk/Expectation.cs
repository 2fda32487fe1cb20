using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Steps;

namespace Rehearsal.Walk;

/// <summary>What a command of the walk should come to.</summary>
internal abstract record Expectation
{
    private Expectation()
    {
    }

    public abstract Outcome Hold(Finished finished, IReadOnlyList<Passage> passages);

    /// <summary>It works.</summary>
    public sealed record Works(string Result) : Expectation
    {
        public override Outcome Hold(Finished finished, IReadOnlyList<Passage> passages) => finished.Succeeded
            ? Outcome.Good(Result)
            : Outcome.Bad($"it should work: {LastLine(finished)}", [.. Denials(passages).Select(denial => denial.Why)]);
    }

    /// <summary>The gateway denies this action.</summary>
    /// <param name="By">The statement that denies it; null where no statement allows it.</param>
    public sealed record Denied(string Action, string? By = null) : Expectation
    {
        public override Outcome Hold(Finished finished, IReadOnlyList<Passage> passages)
        {
            var denial = Denials(passages).FirstOrDefault(denial => denial.Request.Action == Action);
            return (finished.Succeeded, denial) switch
            {
                (true, _) => Outcome.Bad("it should be denied, and it worked"),
                (_, null) => Outcome.Bad(
                    $"{Action} should be denied, and it failed otherwise: {LastLine(finished)}",
                    [.. passages.Where(passage => passage.Refusal is not null).Select(
                        passage => $"{passage.Method} {passage.Path}: {passage.Refusal}")]),
                _ when By is not null
                    && !denial.Statements.Any(statement => statement.EndsWith($" {By}", StringComparison.Ordinal)) => Outcome.Bad(
                        $"{By} should deny it, and it was denied otherwise", denial.Why),
                _ when By is null && denial.Statements.Any() => Outcome.Bad("nothing should allow it, and it was denied otherwise", denial.Why),
                _ => Outcome.Good(LastLine(finished), denial.Why),
            };
        }
    }

    /// <summary>The request is refused before any policy is asked.</summary>
    public sealed record Refused(string Code) : Expectation
    {
        public override Outcome Hold(Finished finished, IReadOnlyList<Passage> passages) =>
            !finished.Succeeded && passages.Any(passage => passage.Refusal == Code)
                ? Outcome.Good(LastLine(finished), $"{Code}: no policy was asked")
                : Outcome.Bad(
                    finished.Succeeded ? "it should be refused, and it worked" : $"it should be refused as {Code}: {LastLine(finished)}");
    }

    private static IEnumerable<Judgement> Denials(IReadOnlyList<Passage> passages) =>
        passages.SelectMany(passage => passage.Judgements).Where(judgement => !judgement.IsAllowed);

    /// <summary>What the program said at its end: of its errors, else of its output.</summary>
    private static string LastLine(Finished finished) =>
        Line(finished.Error) ?? Line(finished.Output) ?? $"exit code {finished.ExitCode}, and not a word";

    // A progress bar overwrites its line; only what it ends with counts.
    private static string? Line(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('\r', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()).LastOrDefault();
}

using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Steps;

namespace Rehearsal.Walk;

/// <summary>The expected result of a command.</summary>
internal abstract record Expectation
{
    private Expectation()
    {
    }

    public abstract Outcome Hold(ProgramResult finished, IReadOnlyList<HandledRequest> requests);

    /// <summary>The command succeeds.</summary>
    public sealed record Works(string Result) : Expectation
    {
        public override Outcome Hold(ProgramResult finished, IReadOnlyList<HandledRequest> requests) => finished.Succeeded
            ? Outcome.Good(Result)
            : Outcome.Bad($"it should work: {LastLine(finished)}", [.. Denials(requests).Select(denial => denial.Why)]);
    }

    /// <summary>The gateway denies this action.</summary>
    /// <param name="By">The Sid of the denying statement; null if no statement allows the action.</param>
    public sealed record Denied(string Action, string? By = null) : Expectation
    {
        public override Outcome Hold(ProgramResult finished, IReadOnlyList<HandledRequest> requests)
        {
            var denial = Denials(requests).FirstOrDefault(denial => denial.Request.Action == Action);
            return (finished.Succeeded, denial) switch
            {
                (true, _) => Outcome.Bad("it should be denied, but it worked"),
                (_, null) => Outcome.Bad(
                    $"{Action} should be denied, but it failed for another reason: {LastLine(finished)}",
                    [.. requests.Where(request => request.Refusal is not null).Select(
                        request => $"{request.Method} {request.Path}: {request.Refusal}")]),
                _ when By is not null
                    && !denial.Statements.Any(statement => statement.EndsWith($" {By}", StringComparison.Ordinal)) => Outcome.Bad(
                        $"{By} should deny it, but it was denied for another reason", denial.Why),
                _ when By is null && denial.Statements.Any() =>
                    Outcome.Bad("no statement should decide it, but a statement denied it", denial.Why),
                _ => Outcome.Good(LastLine(finished), denial.Why),
            };
        }
    }

    /// <summary>The request is refused before any policy is evaluated.</summary>
    public sealed record Refused(string Code) : Expectation
    {
        public override Outcome Hold(ProgramResult finished, IReadOnlyList<HandledRequest> requests) =>
            !finished.Succeeded && requests.Any(request => request.Refusal == Code)
                ? Outcome.Good(LastLine(finished), $"{Code}: refused before any policy was evaluated")
                : Outcome.Bad(
                    finished.Succeeded ? "it should be refused, but it worked"
                        : $"it should be refused as {Code}: {LastLine(finished)}");
    }

    private static IEnumerable<ActionDecision> Denials(IReadOnlyList<HandledRequest> requests) =>
        requests.SelectMany(request => request.Decisions).Where(decision => !decision.IsAllowed);

    /// <summary>The last line of standard error, or else of standard output.</summary>
    private static string LastLine(ProgramResult finished) =>
        Line(finished.Error) ?? Line(finished.Output) ?? $"exit code {finished.ExitCode}, no output";

    // A progress bar overwrites its line; only the last part counts.
    private static string? Line(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('\r', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault())
            .LastOrDefault();
}

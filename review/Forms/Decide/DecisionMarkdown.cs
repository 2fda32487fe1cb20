using IamEngine.Decide.Explain;
using IamEngine.Decide.Scenarios;

namespace Review.Forms.Decide;

/// <summary>
/// A decision as a table row. Text from a policy or request is escaped, so that it is not read as Markdown or HTML.
/// </summary>
internal static class DecisionMarkdown
{
    public static void Write(TextWriter to, Scenario scenario, Decision decision)
    {
        var mismatch = scenario.Expect is { } expected && expected != decision.Verdict ? $" (expected {expected})" : "";
        var because = string.Join("<br>", decision.Because.Select(reason => SafeMarkdown.Sentence(Sentence(reason, decision))));
        to.WriteLine(
            $"| {SafeMarkdown.Prose(scenario.Name ?? decision.Request.ToString())} | {decision.Verdict}{mismatch} | {because} |");
    }

    private static string Sentence(Reason reason, Decision decision) => reason is Reason.Applies applies
        ? $"{ExplanationText.Name(applies.Statement)} ({applies.Statement.Effect}): "
            + $"{ExplanationText.Why(reason, decision.Request)}"
        : ExplanationText.Why(reason, decision.Request);
}

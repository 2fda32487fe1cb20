using IamEngine.Decide.Explain;
using IamEngine.Decide.Scenarios;

namespace Review.Forms.Decide;

/// <summary>A decision as text.</summary>
internal static class DecisionText
{
    public static void Write(TextWriter to, Scenario scenario, Decision decision)
    {
        var mismatch = scenario.Expect is { } expected && expected != decision.Verdict ? $"   MISMATCH: expected {expected}" : "";
        to.WriteLine($"{decision.Verdict}: {Visible.Of(scenario.Name ?? decision.Request.ToString())}{mismatch}");
        if (scenario.Name is not null)
        {
            to.WriteLine($"  {Visible.Of(decision.Request.ToString())}");
        }

        foreach (var reason in decision.Because)
        {
            switch (reason)
            {
                case Reason.Applies applies:
                    StatementPicture.Draw(to, applies.Statement, all: true);
                    break;
                case Reason.Lacks { Nearest: { } nearest } lacks:
                    to.WriteLine($"  {Visible.Of(ExplanationText.Why(lacks, decision.Request))}");
                    StatementPicture.Draw(to, nearest, all: false);
                    break;
                default:
                    to.WriteLine($"  {Visible.Of(ExplanationText.Why(reason, decision.Request))}");
                    break;
            }
        }

        foreach (var change in decision.WouldBeAllowedBy)
        {
            to.WriteLine($"  It would be allowed if {Visible.Of(ExplanationText.Of(change))}.");
        }

        to.WriteLine();
    }
}

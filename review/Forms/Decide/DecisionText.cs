using IamEngine.Decide.Explain;
using IamEngine.Decide.Scenarios;

namespace Review.Forms.Decide;

/// <summary>A decision for people.</summary>
internal static class DecisionText
{
    public static void Write(TextWriter to, Scenario scenario, Decision decision)
    {
        var mismatch = scenario.Expect is { } expected && expected != decision.Verdict ? $"   MISMATCH: expected {expected}" : "";
        to.WriteLine($"{decision.Verdict}: {Plain.Of(scenario.Name ?? decision.Request.ToString())}{mismatch}");
        if (scenario.Name is not null)
        {
            to.WriteLine($"  {Plain.Of(decision.Request.ToString())}");
        }

        foreach (var reason in decision.Because)
        {
            switch (reason)
            {
                case Reason.Applies applies:
                    StatementPicture.Draw(to, applies.Statement, all: true);
                    break;
                case Reason.Lacks { Nearest: { } nearest } lacks:
                    to.WriteLine($"  {Plain.Of(Words.Why(lacks, decision.Request))}");
                    StatementPicture.Draw(to, nearest, all: false);
                    break;
                default:
                    to.WriteLine($"  {Plain.Of(Words.Why(reason, decision.Request))}");
                    break;
            }
        }

        foreach (var change in decision.WouldBeAllowedBy)
        {
            to.WriteLine($"  It would be allowed if {Plain.Of(Words.Of(change))}.");
        }

        to.WriteLine();
    }
}

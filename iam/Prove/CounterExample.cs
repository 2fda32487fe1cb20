using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Prove;

/// <summary>A request that breaks a claim, with the evaluator's verdicts.</summary>
/// <param name="Request">The request, shrunk.</param>
/// <param name="Verdicts">The verdict of each policy, by name.</param>
public sealed record CounterExample(Request Request, Seq<(string Subject, Verdict Verdict)> Verdicts)
{
    /// <summary>The request in one line.</summary>
    public string Summary
    {
        get
        {
            var context = string.Join(", ", Request.Context.Entries.Select(entry => $"{entry.Key} = {entry.Value}"));
            return $"{Request.Caller} {Request.Action} on {Request.Resource}{(context.Length > 0 ? $" with {context}" : "")}";
        }
    }

    public override string ToString() =>
        $"{Summary}: {string.Join(", ", Verdicts.Select(known => $"{known.Subject} says {known.Verdict}"))}";
}

using IamEngine.Decide;
using IamEngine.Requests;

namespace Review.Escalation;

/// <summary>One call of a chain.</summary>
/// <param name="Who">Whose credentials make the call: <c>role infra-dev-deploy</c>.</param>
/// <param name="Policies">
/// The policies that decide about it. Where the chain rewrites those of the caller, they are what it writes.
/// </param>
/// <param name="Gain">What the call ends in: <c>decides what role infra-dev-upload is allowed</c>.</param>
public sealed record EscalationStep(string Who, Request Request, PolicySet Policies, string Gain)
{
    public Verdict Decide() => Evaluator.For(Policies).Decide(Request);

    public override string ToString()
    {
        var context = string.Join(", ", Request.Context.Entries.Select(entry => $"{entry.Key} = {entry.Value}"));
        return $"{Who} calls {Request.Action} on {Request.Resource}{(context.Length > 0 ? $" with {context}" : "")} and {Gain}";
    }
}

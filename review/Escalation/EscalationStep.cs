using IamEngine.Decide;
using IamEngine.Requests;

namespace Review.Escalation;

/// <summary>One call of an escalation chain.</summary>
/// <param name="Who">The identity that makes the call: <c>role infra-dev-deploy</c>.</param>
/// <param name="Policies">
/// The policies that decide the call. If an earlier step rewrites the policies of the caller, these are the new ones.
/// </param>
/// <param name="Gain">The result of the call: <c>decides what role infra-dev-upload is allowed</c>.</param>
public sealed record EscalationStep(string Who, Request Request, PolicySet Policies, string Gain)
{
    public Verdict Decide() => Evaluator.For(Policies).Decide(Request);

    public override string ToString()
    {
        var context = string.Join(", ", Request.Context.Entries.Select(entry => $"{entry.Key} = {entry.Value}"));
        return $"{Who} calls {Request.Action} on {Request.Resource}{(context.Length > 0 ? $" with {context}" : "")} and {Gain}";
    }
}

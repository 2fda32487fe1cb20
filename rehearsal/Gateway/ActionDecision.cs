using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Requests;

namespace Rehearsal.Gateway;

/// <summary>The decision for one action of a request.</summary>
public sealed record ActionDecision(Decision Decision)
{
    public Request Request => Decision.Request;

    public bool IsAllowed => Decision.Verdict == Verdict.Allowed;

    /// <summary>The Sids of the statements that decided; empty if no statement applies.</summary>
    public IEnumerable<string> Statements =>
        Decision.Because.OfType<Reason.Applies>().Select(reason => ExplanationText.Name(reason.Statement));

    /// <summary>
    /// The reason as text: the denying statement, or the missing permission and the statement that comes closest to granting it.
    /// </summary>
    public string Why => Decision.Verdict == Verdict.ExplicitlyDenied
        ? $"{string.Join(", ", Statements)} denies {Request.Action}: {Reasons}"
        : Reasons;

    private string Reasons => string.Join("; ", Decision.Because.Select(reason => ExplanationText.Why(reason, Request)));
}

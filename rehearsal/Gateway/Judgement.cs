using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Requests;

namespace Rehearsal.Gateway;

/// <summary>A decision that the gateway made, and what it followed from.</summary>
public sealed record Judgement(Decision Decision)
{
    public Request Request => Decision.Request;

    public bool IsAllowed => Decision.Verdict == Verdict.Allowed;

    /// <summary>The names of the statements that decided; none where it was decided by their absence.</summary>
    public IEnumerable<string> Statements => Decision.Because.OfType<Reason.Applies>().Select(reason => ExplanationText.Name(reason.Statement));

    /// <summary>In words, for people: which statement denies, or what does not allow and which statement comes nearest.</summary>
    public string Why => Decision.Verdict == Verdict.ExplicitlyDenied
        ? $"{string.Join(", ", Statements)} denies {Request.Action}: {string.Join("; ", Decision.Because.Select(reason => ExplanationText.Why(reason, Request)))}"
        : string.Join("; ", Decision.Because.Select(reason => ExplanationText.Why(reason, Request)));
}

/// <summary>A request as the gateway dealt with it.</summary>
/// <param name="Judgements">What was decided; the last one may be a denial. Empty where it was refused before any decision.</param>
/// <param name="Refusal">AWS's code for the refusal; null where it was let through.</param>
public sealed record Passage(string Method, string Path, string Caller, IReadOnlyList<Judgement> Judgements, string? Refusal);

using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>
/// A decision with its reasons as data: the deciding statements, and the evaluation of every applicable policy.
/// </summary>
public abstract record Decision
{
    private Decision(Verdict verdict, Request request, Seq<PolicyExplanation> policies) =>
        (Verdict, Request, Policies) = (verdict, request, policies);

    public Verdict Verdict { get; }

    public Request Request { get; }

    /// <summary>Every applicable policy, statement by statement.</summary>
    public Seq<PolicyExplanation> Policies { get; }

    /// <summary>A minimal set of reasons. Without any of them the verdict is another.</summary>
    public abstract Seq<Reason> Because { get; }

    /// <summary>For a denied request: the single changes that each allow it. Empty if no single change is enough.</summary>
    public abstract Seq<Change> WouldBeAllowedBy { get; }

    public sealed record Allowed(Request Request, Seq<PolicyExplanation> Policies, Seq<Reason> Because) : Decision(
        Verdict.Allowed, Request, Policies)
    {
        public override Seq<Reason> Because { get; } = Because;

        public override Seq<Change> WouldBeAllowedBy => [];
    }

    public sealed record ExplicitlyDenied(
        Request Request, Seq<PolicyExplanation> Policies, Reason By, Seq<Change> WouldBeAllowedBy)
        : Decision(Verdict.ExplicitlyDenied, Request, Policies)
    {
        public override Seq<Reason> Because => [By];

        public override Seq<Change> WouldBeAllowedBy { get; } = WouldBeAllowedBy;
    }

    public sealed record ImplicitlyDenied(
        Request Request, Seq<PolicyExplanation> Policies, Seq<Reason> Because, Seq<Change> WouldBeAllowedBy)
        : Decision(Verdict.ImplicitlyDenied, Request, Policies)
    {
        public override Seq<Reason> Because { get; } = Because;

        public override Seq<Change> WouldBeAllowedBy { get; } = WouldBeAllowedBy;
    }
}

using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>A decision with its reasons as data: the few statements that decide, and everything that was looked at on the way.</summary>
public abstract record Decision
{
    private Decision(Verdict verdict, Request request, Seq<PolicyExplanation> policies) =>
        (Verdict, Request, Policies) = (verdict, request, policies);

    public Verdict Verdict { get; }

    public Request Request { get; }

    /// <summary>Every policy that speaks about the request, statement by statement.</summary>
    public Seq<PolicyExplanation> Policies { get; }

    /// <summary>The smallest set of reasons that is enough for this verdict: without one of them it would be another.</summary>
    public abstract Seq<Reason> Because { get; }

    /// <summary>For a "no": the single changes that would each make it a yes; empty where no one change is enough.</summary>
    public abstract Seq<Change> WouldBeAllowedBy { get; }

    public sealed record Allowed(Request Request, Seq<PolicyExplanation> Policies, Seq<Reason> Because) : Decision(
        Verdict.Allowed, Request, Policies)
    {
        public override Seq<Reason> Because { get; } = Because;

        public override Seq<Change> WouldBeAllowedBy => [];
    }

    public sealed record ExplicitlyDenied(Request Request, Seq<PolicyExplanation> Policies, Reason By, Seq<Change> WouldBeAllowedBy)
        : Decision(Verdict.ExplicitlyDenied, Request, Policies)
    {
        public override Seq<Reason> Because => [By];

        public override Seq<Change> WouldBeAllowedBy { get; } = WouldBeAllowedBy;
    }

    public sealed record ImplicitlyDenied(Request Request, Seq<PolicyExplanation> Policies, Seq<Reason> Because, Seq<Change> WouldBeAllowedBy)
        : Decision(Verdict.ImplicitlyDenied, Request, Policies)
    {
        public override Seq<Reason> Because { get; } = Because;

        public override Seq<Change> WouldBeAllowedBy { get; } = WouldBeAllowedBy;
    }
}

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

    /// <summary>
    /// For a denied request: the single changes that each allow it. Empty if no single change is enough. Each reading searches
    /// for them, which takes several decisions.
    /// </summary>
    public abstract Seq<Change> WouldBeAllowedBy { get; }

    public sealed record Allowed(Request Request, Seq<PolicyExplanation> Policies, Seq<Reason> Because) : Decision(
        Verdict.Allowed, Request, Policies)
    {
        public override Seq<Reason> Because { get; } = Because;

        public override Seq<Change> WouldBeAllowedBy => [];
    }

    public sealed record ExplicitlyDenied : Decision
    {
        private readonly Evaluator evaluator;
        private readonly FullEvaluation evaluation;

        internal ExplicitlyDenied(Evaluator evaluator, FullEvaluation evaluation, Reason by)
            : base(Verdict.ExplicitlyDenied, evaluation.Request, evaluation.Policies) =>
            (this.evaluator, this.evaluation, By) = (evaluator, evaluation, by);

        public Reason By { get; }

        public override Seq<Reason> Because => [By];

        public override Seq<Change> WouldBeAllowedBy => Changes.ThatLift(evaluator, evaluation);
    }

    public sealed record ImplicitlyDenied : Decision
    {
        private readonly Evaluator evaluator;
        private readonly FullEvaluation evaluation;

        internal ImplicitlyDenied(Evaluator evaluator, FullEvaluation evaluation, Seq<Reason> because)
            : base(Verdict.ImplicitlyDenied, evaluation.Request, evaluation.Policies) =>
            (this.evaluator, this.evaluation, Because) = (evaluator, evaluation, because);

        public override Seq<Reason> Because { get; }

        public override Seq<Change> WouldBeAllowedBy =>
            evaluation.Evidence.IsReservedToAws ? [] : Changes.ThatAdd(evaluator, evaluation);
    }
}

using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>
/// A decision with its reasons as data: the deciding statements, and the evaluation of every applicable policy.
/// </summary>
public abstract record Decision
{
    private readonly FullEvaluation evaluation;

    private Decision(Verdict verdict, FullEvaluation evaluation) => (Verdict, this.evaluation) = (verdict, evaluation);

    public Verdict Verdict { get; }

    public Request Request => evaluation.Request;

    /// <summary>Every applicable policy, statement by statement. The first reading evaluates them.</summary>
    public Seq<PolicyExplanation> Policies => evaluation.Policies;

    /// <summary>A minimal set of reasons. Without any of them the verdict is another.</summary>
    public abstract Seq<Reason> Because { get; }

    /// <summary>
    /// For a denied request: the single changes that each allow it. Empty if no single change is enough. Each reading searches
    /// for them, which takes several decisions.
    /// </summary>
    public abstract Seq<Change> WouldBeAllowedBy { get; }

    public sealed record Allowed : Decision
    {
        internal Allowed(FullEvaluation evaluation, Seq<Reason> because)
            : base(Verdict.Allowed, evaluation) => Because = because;

        public override Seq<Reason> Because { get; }

        public override Seq<Change> WouldBeAllowedBy => [];
    }

    public sealed record ExplicitlyDenied : Decision
    {
        internal ExplicitlyDenied(FullEvaluation evaluation, Reason by)
            : base(Verdict.ExplicitlyDenied, evaluation) => By = by;

        public Reason By { get; }

        public override Seq<Reason> Because => [By];

        public override Seq<Change> WouldBeAllowedBy => Changes.ThatLift(evaluation);
    }

    public sealed record ImplicitlyDenied : Decision
    {
        internal ImplicitlyDenied(FullEvaluation evaluation, Seq<Reason> because)
            : base(Verdict.ImplicitlyDenied, evaluation) => Because = because;

        public override Seq<Reason> Because { get; }

        public override Seq<Change> WouldBeAllowedBy => evaluation.Evidence.IsReservedToAws ? [] : Changes.ThatAdd(evaluation);
    }
}

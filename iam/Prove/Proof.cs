using IamEngine.Model;

namespace IamEngine.Prove;

/// <summary>The result of a question about all requests.</summary>
public abstract record Proof
{
    private Proof(Question question, ProofCost spent) => (Question, Cost) = (question, spent);

    public Question Question { get; }

    /// <summary>The steps that the result took.</summary>
    public ProofCost Cost { get; }

    /// <summary>The claim is true for every request, under the assumptions.</summary>
    public sealed record Proved(Question Question, Seq<string> Assumptions, ProofCost Cost) : Proof(Question, Cost)
    {
        public override string ToString() => $"Proved: {Question} ({Cost})";
    }

    /// <summary>The claim is false. The example is a request that violates it; the evaluator confirms the verdicts.</summary>
    public sealed record Refuted(Question Question, CounterExample Example, ProofCost Cost) : Proof(Question, Cost)
    {
        public override string ToString() => $"Refuted: {Question}; but {Example} ({Cost})";
    }

    /// <summary>Neither a proof nor a counterexample was found. Treat it as "not proved".</summary>
    public sealed record Unknown(Question Question, string Reason, ProofCost Cost) : Proof(Question, Cost)
    {
        public override string ToString() => $"Unknown: {Question}: {Reason} ({Cost})";
    }

    public bool IsProved => this is Proved;
}

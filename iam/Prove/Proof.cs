using IamEngine.Model;

namespace IamEngine.Prove;

/// <summary>The answer to a question about all requests.</summary>
public abstract record Proof
{
    private Proof(Question question, ProofCost spent) => (Question, Cost) = (question, spent);

    public Question Question { get; }

    /// <summary>What the answer took.</summary>
    public ProofCost Cost { get; }

    /// <summary>It is so for every request, as long as the assumptions hold.</summary>
    public sealed record Proved(Question Question, Seq<string> Assumptions, ProofCost Cost) : Proof(Question, Cost)
    {
        public override string ToString() => $"Proved: {Question} ({Cost})";
    }

    /// <summary>It is not so: the evaluator was asked about this request and decides as claimed.</summary>
    public sealed record Refuted(Question Question, CounterExample Example, ProofCost Cost) : Proof(Question, Cost)
    {
        public override string ToString() => $"Refuted: {Question}; but {Example} ({Cost})";
    }

    /// <summary>Neither could be shown.</summary>
    public sealed record Unknown(Question Question, string Reason, ProofCost Cost) : Proof(Question, Cost)
    {
        public override string ToString() => $"Unknown: {Question}: {Reason} ({Cost})";
    }

    public bool IsProved => this is Proved;
}

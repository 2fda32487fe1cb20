using IamEngine.Model;

namespace IamEngine.Prove;

/// <summary>The answer to a question about all requests.</summary>
public abstract record Proof
{
    private Proof(Question question, Spent spent) => (Question, Spent) = (question, spent);

    public Question Question { get; }

    /// <summary>What the answer took.</summary>
    public Spent Spent { get; }

    /// <summary>It is so for every request, as long as the assumptions hold.</summary>
    public sealed record Proved(Question Question, Seq<string> Assumptions, Spent Spent) : Proof(Question, Spent)
    {
        public override string ToString() => $"Proved: {Question} ({Spent})";
    }

    /// <summary>It is not so: the evaluator was asked about this request and decides as claimed.</summary>
    public sealed record Refuted(Question Question, CounterExample Example, Spent Spent) : Proof(Question, Spent)
    {
        public override string ToString() => $"Refuted: {Question}; but {Example} ({Spent})";
    }

    /// <summary>Neither could be shown.</summary>
    public sealed record Unknown(Question Question, string Reason, Spent Spent) : Proof(Question, Spent)
    {
        public override string ToString() => $"Unknown: {Question}: {Reason} ({Spent})";
    }

    public bool IsProved => this is Proved;
}

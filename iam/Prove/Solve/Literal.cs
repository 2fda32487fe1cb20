namespace IamEngine.Prove.Solve;

/// <summary>A propositional variable or its negation.</summary>
internal readonly record struct Literal(int Code)
{
    public static Literal Of(int variable, bool holds = true) => new((variable * 2) + (holds ? 0 : 1));

    public int Variable => Code >> 1;

    public bool IsPositive => (Code & 1) == 0;

    public static Literal operator !(Literal literal) => new(literal.Code ^ 1);

    public override string ToString() => $"{(IsPositive ? "" : "!")}{Variable}";
}

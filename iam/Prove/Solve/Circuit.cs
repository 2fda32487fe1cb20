using System.Runtime.InteropServices;

namespace IamEngine.Prove.Solve;

/// <summary>
/// Builds formulas from literals. Equal formulas share one literal, so the common parts of two policies cost nothing. A formula
/// becomes clauses only if it is required, and only in the required direction.
/// </summary>
internal sealed class Circuit
{
    // Up to this number of inputs, a gate is sorted on the stack.
    private const int OnStack = 64;

    private readonly Dictionary<GateInputs, Literal> gates = [];
    private readonly Dictionary<Literal, int[]> inputsOf = [];
    private readonly HashSet<Literal> explained = [];

    private readonly Solver solver;

    public Circuit(Solver solver)
    {
        this.solver = solver;
        True = Input();
        solver.Add(True);
    }

    public Literal True { get; }

    public Literal False => !True;

    public Literal Input() => Literal.Of(solver.NewVariable());

    /// <summary>Requires that at least one of these literals is true.</summary>
    public void Require(params ReadOnlySpan<Literal> clause)
    {
        solver.Add(clause);
        foreach (var literal in clause)
        {
            Explain(literal);
        }
    }

    public Literal Constant(bool value) => value ? True : False;

    /// <summary>The conjunction; true for an empty list.</summary>
    public Literal All(params ReadOnlySpan<Literal> literals) => All(literals, isNegated: false);

    public Literal All(IEnumerable<Literal> literals) => All([.. literals]);

    /// <summary>The disjunction; false for an empty list.</summary>
    public Literal Any(params ReadOnlySpan<Literal> literals) => !All(literals, isNegated: true);

    public Literal Any(IEnumerable<Literal> literals) => Any([.. literals]);

    // The conjunction of the literals or of their negations.
    private Literal All(ReadOnlySpan<Literal> literals, bool isNegated)
    {
        var codes = literals.Length <= OnStack ? stackalloc int[OnStack] : new int[literals.Length];
        var count = 0;
        foreach (var given in literals)
        {
            var literal = isNegated ? !given : given;
            if (literal != True)
            {
                codes[count++] = literal.Code;
            }
        }

        codes = codes[..count];
        codes.Sort();
        var kept = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            var code = codes[i];
            if (kept > 0 && codes[kept - 1] == code)
            {
                continue;
            }

            // A literal and its negation are adjacent in the order of their codes.
            if (code == False.Code || (kept > 0 && (codes[kept - 1] ^ 1) == code))
            {
                return False;
            }

            codes[kept++] = code;
        }

        return kept switch
        {
            0 => True,
            1 => new(codes[0]),
            _ => Gate(new(codes[..kept].ToArray())),
        };
    }

    /// <summary>The implication: if the first literal is true, so is the second.</summary>
    public Literal Implies(Literal condition, Literal consequence) => Any(!condition, consequence);

    private Literal Gate(GateInputs inputs)
    {
        if (!gates.TryGetValue(inputs, out var gate))
        {
            gates[inputs] = gate = Input();
            inputsOf[gate] = inputs.Codes;
        }

        return gate;
    }

    /// <summary>Adds the clauses that follow from this literal.</summary>
    private void Explain(Literal literal)
    {
        var gate = literal.IsPositive ? literal : !literal;
        if (!inputsOf.TryGetValue(gate, out var inputs) || !explained.Add(literal))
        {
            return;
        }

        if (literal.IsPositive)
        {
            foreach (var input in inputs)
            {
                solver.Add(!gate, new(input));
                Explain(new(input));
            }

            return;
        }

        var someFails = new Literal[inputs.Length + 1];
        someFails[0] = gate;
        for (var i = 0; i < inputs.Length; i++)
        {
            someFails[i + 1] = !new Literal(inputs[i]);
        }

        solver.Add(someFails);
        foreach (var input in inputs)
        {
            Explain(!new Literal(input));
        }
    }

    /// <summary>The sorted inputs of a gate, compared by value.</summary>
    private readonly struct GateInputs : IEquatable<GateInputs>
    {
        private readonly int hash;

        public GateInputs(int[] codes)
        {
            Codes = codes;
            var sum = default(HashCode);
            sum.AddBytes(MemoryMarshal.AsBytes<int>(codes));

            hash = sum.ToHashCode();
        }

        public int[] Codes { get; }

        public bool Equals(GateInputs other) => hash == other.hash && Codes.AsSpan().SequenceEqual(other.Codes);

        public override bool Equals(object? obj) => obj is GateInputs other && Equals(other);

        public override int GetHashCode() => hash;
    }
}

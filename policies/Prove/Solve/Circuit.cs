namespace Policies.Prove.Solve;

/// <summary>
/// Builds formulas out of literals and tells the solver what they mean. The same formula built twice is one literal, so that what
/// two policies have in common costs nothing.
/// </summary>
internal sealed class Circuit
{
    private readonly Dictionary<GateInputs, Literal> gates = [];

    public Circuit(Solver solver)
    {
        Solver = solver;
        True = Literal.Of(solver.NewVariable(phase: true));
        solver.Add(True);
    }

    public Solver Solver { get; }

    public Literal True { get; }

    public Literal False => !True;

    public Literal Input(bool phase = false, double urgency = 0) => Literal.Of(Solver.NewVariable(phase, urgency));

    public Literal Constant(bool value) => value ? True : False;

    /// <summary>All of them; true when there are none.</summary>
    public Literal All(params IEnumerable<Literal> literals)
    {
        var codes = new List<int>();
        foreach (var literal in literals)
        {
            if (literal != True)
            {
                codes.Add(literal.Code);
            }
        }

        codes.Sort();
        var kept = 0;
        for (var i = 0; i < codes.Count; i++)
        {
            var code = codes[i];
            if (kept > 0 && codes[kept - 1] == code)
            {
                continue;
            }

            // Sorted, a literal and its opposite stand side by side.
            if (code == False.Code || (kept > 0 && (codes[kept - 1] ^ 1) == code))
            {
                return False;
            }

            codes[kept++] = code;
        }

        codes.RemoveRange(kept, codes.Count - kept);
        return kept switch
        {
            0 => True,
            1 => new(codes[0]),
            _ => Gate(new([.. codes])),
        };
    }

    /// <summary>At least one of them; false when there are none.</summary>
    public Literal Any(params IEnumerable<Literal> literals) => !All(literals.Select(literal => !literal));

    /// <summary>The second wherever the first holds.</summary>
    public Literal Implies(Literal condition, Literal consequence) => Any(!condition, consequence);

    private Literal Gate(GateInputs inputs)
    {
        if (gates.TryGetValue(inputs, out var known))
        {
            return known;
        }

        var gate = gates[inputs] = Input();
        var unlessOneFails = new Literal[inputs.Codes.Length + 1];
        unlessOneFails[0] = gate;
        for (var i = 0; i < inputs.Codes.Length; i++)
        {
            Solver.Add(!gate, new(inputs.Codes[i]));
            unlessOneFails[i + 1] = !new Literal(inputs.Codes[i]);
        }

        Solver.Add(unlessOneFails);
        return gate;
    }

    /// <summary>The sorted inputs of a gate, compared by value.</summary>
    private readonly struct GateInputs : IEquatable<GateInputs>
    {
        private readonly int hash;

        public GateInputs(int[] codes)
        {
            Codes = codes;
            var sum = default(HashCode);
            foreach (var code in codes)
            {
                sum.Add(code);
            }

            hash = sum.ToHashCode();
        }

        public int[] Codes { get; }

        public bool Equals(GateInputs other) => hash == other.hash && Codes.AsSpan().SequenceEqual(other.Codes);

        public override bool Equals(object? obj) => obj is GateInputs other && Equals(other);

        public override int GetHashCode() => hash;
    }
}

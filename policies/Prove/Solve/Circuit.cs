namespace Policies.Prove.Solve;

/// <summary>
/// Builds formulas out of literals and tells the solver what they mean. The same formula built twice is one literal, so that what
/// two policies have in common costs nothing.
/// </summary>
internal sealed class Circuit
{
    private readonly Dictionary<string, Literal> gates = [];

    public Circuit(Solver solver)
    {
        Solver = solver;
        True = Literal.Of(solver.NewVariable(phase: true));
        solver.Add(True);
    }

    public Solver Solver { get; }

    public Literal True { get; }

    public Literal False => !True;

    public Literal Input(bool phase = false) => Literal.Of(Solver.NewVariable(phase));

    public Literal Constant(bool value) => value ? True : False;

    /// <summary>All of them; true when there are none.</summary>
    public Literal All(params IEnumerable<Literal> literals)
    {
        var distinct = new SortedSet<int>();
        foreach (var literal in literals)
        {
            if (literal == False || distinct.Contains((!literal).Code))
            {
                return False;
            }

            if (literal != True)
            {
                distinct.Add(literal.Code);
            }
        }

        return distinct.Count switch
        {
            0 => True,
            1 => new(distinct.Min),
            _ => Gate(distinct),
        };
    }

    /// <summary>At least one of them; false when there are none.</summary>
    public Literal Any(params IEnumerable<Literal> literals) => !All(literals.Select(literal => !literal));

    /// <summary>The second wherever the first holds.</summary>
    public Literal Implies(Literal condition, Literal consequence) => Any(!condition, consequence);

    private Literal Gate(SortedSet<int> codes)
    {
        var key = string.Join(',', codes);
        if (gates.TryGetValue(key, out var known))
        {
            return known;
        }

        var gate = gates[key] = Input();
        var atLeastOneFails = new Literal[codes.Count + 1];
        var i = 0;
        foreach (var code in codes)
        {
            Solver.Add(!gate, new(code));
            atLeastOneFails[i++] = !new Literal(code);
        }

        atLeastOneFails[i] = gate;
        Solver.Add(atLeastOneFails);
        return gate;
    }
}

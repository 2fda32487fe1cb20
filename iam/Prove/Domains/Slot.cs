using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Domains;

/// <summary>
/// One value of a request in the solver, such as its resource or the first value of a key. It has one variable for each atom of
/// its domain, which is true if the atom contains the value.
/// </summary>
internal sealed class Slot(IDomain domain, Circuit circuit, SlotTheory theory)
{
    private readonly Dictionary<int, Literal> literals = [];
    private readonly List<int> atoms = [];
    private readonly List<(Literal Literal, int Atom)> asked = [];

    public IDomain Domain => domain;

    /// <summary>The atoms that have a variable.</summary>
    public IReadOnlyList<int> Atoms => atoms;

    public Literal Literal(int atom)
    {
        if (!literals.TryGetValue(atom, out var literal))
        {
            literals[atom] = literal = circuit.Input();
            atoms.Add(atom);
            asked.Add((literal, atom));
            theory.Register(literal, this, atom);
        }

        return literal;
    }

    /// <summary>The atoms that contain the value, in the order of the solver's assignments.</summary>
    public List<(Literal Literal, int Atom)> Holding { get; } = [];

    /// <summary>The literal of an atom; null if it has none.</summary>
    public Literal? AskedLiterals(int atom) => literals.TryGetValue(atom, out var literal) ? literal : null;

    /// <summary>Every atom with its literal.</summary>
    public List<(Literal Literal, int Atom)> AskedLiterals() => asked;

    /// <summary>The assigned literals; each is true.</summary>
    public IEnumerable<Literal> Assignment(IAssignment found) =>
        literals.Values.Where(literal => found[literal] is not null)
            .Select(literal => found[literal] == true ? literal : !literal);

    /// <summary>Finds a value that is in every atom assigned true and in no atom assigned false.</summary>
    public FindResult Find(IAssignment found)
    {
        var inside = new List<int>();
        var outside = new List<int>();
        foreach (var (literal, atom) in asked)
        {
            if (found[literal] is { } holds)
            {
                (holds ? inside : outside).Add(atom);
            }
        }

        return domain.Find(inside, outside);
    }
}

using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Domains;

/// <summary>
/// One value of a request, such as its resource or the first of a key's values, as the solver sees it: a variable per atom of the
/// value's domain that says whether the value is in it.
/// </summary>
internal sealed class Slot(IDomain domain, Circuit circuit, SlotTheory theory)
{
    private readonly Dictionary<int, Literal> literals = [];
    private readonly List<int> atoms = [];
    private readonly List<(Literal Literal, int Atom)> asked = [];

    public IDomain Domain => domain;

    /// <summary>The atoms that were asked of this value.</summary>
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

    /// <summary>The literal of an atom, if it was asked for.</summary>
    public Literal? AskedLiterals(int atom) => literals.TryGetValue(atom, out var literal) ? literal : null;

    /// <summary>Every atom that was asked for, with its literal.</summary>
    public List<(Literal Literal, int Atom)> AskedLiterals() => asked;

    /// <summary>The literals that the solver made true.</summary>
    public IEnumerable<Literal> Assignment(IAssignment found) =>
        literals.Values.Where(literal => found[literal] is not null)
            .Select(literal => found[literal] == true ? literal : !literal);

    /// <summary>
    /// Looks for a value that answers every atom as the solver has assigned it; those it left open do not matter.
    /// </summary>
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

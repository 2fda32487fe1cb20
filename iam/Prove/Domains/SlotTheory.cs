using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Domains;

/// <summary>The theory of values: which atoms can contain a common value.</summary>
internal sealed class SlotTheory : ITheory
{
    private readonly List<Slot> slots = [];

    // Indexed by the solver's variables. A variable without an atom has no slot.
    private readonly List<(Slot? Slot, int Atom)> variables = [];

    /// <summary>Every value that has an atom.</summary>
    public IReadOnlyList<Slot> Slots => slots;

    public int Size { get; private set; }

    public void Register(Literal literal, Slot slot, int atom)
    {
        if (slot.Atoms.Count == 1)
        {
            slots.Add(slot);
        }

        while (variables.Count <= literal.Variable)
        {
            variables.Add(default);
        }

        variables[literal.Variable] = (slot, atom);
        Size++;
    }

    /// <summary>
    /// If an atom contains the value, every larger atom is true and every disjoint atom is false. Disjoint atoms are compared
    /// only with atoms that already contain the value: with thousands of disjoint atoms, adding all of them would take longer
    /// than the rest of the proof.
    /// </summary>
    public void Assign(Literal literal, List<Literal> consequences)
    {
        if (!literal.IsPositive || Find(literal) is not ({ } slot, var atom))
        {
            return;
        }

        foreach (var around in slot.Domain.Around(atom))
        {
            if (slot.AskedLiterals(around) is { } other && other != literal)
            {
                consequences.Add(other);
            }
        }

        foreach (var (other, known) in slot.Holding)
        {
            if (slot.Domain.Relate(atom, known) == Relation.Disjoint)
            {
                consequences.Add(!other);
            }
        }

        slot.Holding.Add((literal, atom));
    }

    public void Undo(Literal literal)
    {
        if (literal.IsPositive && Find(literal) is ({ Holding: [.., var last] holding }, _) && last.Literal == literal)
        {
            holding.RemoveAt(holding.Count - 1);
        }
    }

    public IReadOnlyList<Literal>? Contradiction(IAssignment found)
    {
        foreach (var slot in slots)
        {
            if (slot.Find(found) is FindResult.None none)
            {
                return [.. none.Inside.Select(slot.Literal), .. none.Outside.Select(atom => !slot.Literal(atom))];
            }
        }

        return null;
    }

    private (Slot? Slot, int Atom) Find(Literal literal) =>
        literal.Variable < variables.Count ? variables[literal.Variable] : default;
}

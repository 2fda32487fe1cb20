using Policies.Prove.Globs;
using Policies.Prove.Solve;

namespace Policies.Prove.Domains;

/// <summary>Tells the solver which atoms can be true of one value together.</summary>
internal sealed class SlotTheory : ITheory
{
    private readonly List<Slot> slots = [];
    private readonly Dictionary<int, (Slot Slot, int Atom)> variables = [];

    /// <summary>Every value that something was asked of.</summary>
    public IReadOnlyList<Slot> Slots => slots;

    public void Register(Literal literal, Slot slot, int atom)
    {
        if (slot.Atoms.Count == 1)
        {
            slots.Add(slot);
        }

        variables[literal.Variable] = (slot, atom);
    }

    /// <summary>A value that is in one set is in every set around it and in none that is disjoint from it.</summary>
    public void AddConsequences(Literal literal, List<Literal> consequences)
    {
        if (!literal.IsPositive || !variables.TryGetValue(literal.Variable, out var known))
        {
            return;
        }

        foreach (var other in known.Slot.Atoms)
        {
            if (other == known.Atom)
            {
                continue;
            }

            switch (known.Slot.Domain.Relate(known.Atom, other))
            {
                case Relation.Within:
                    consequences.Add(known.Slot.Literal(other));
                    break;
                case Relation.Disjoint:
                    consequences.Add(!known.Slot.Literal(other));
                    break;
            }
        }
    }

    public IReadOnlyList<Literal>? Contradiction(IAssignment found)
    {
        foreach (var slot in slots)
        {
            if (slot.Find(found) is Finding.None none)
            {
                return [.. none.Inside.Select(slot.Literal), .. none.Outside.Select(atom => !slot.Literal(atom))];
            }
        }

        return null;
    }
}

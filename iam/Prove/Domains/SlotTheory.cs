using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Domains;

/// <summary>Tells the solver which atoms can be true of one value together.</summary>
internal sealed class SlotTheory : ITheory
{
    private readonly List<Slot> slots = [];
    private readonly Dictionary<int, (Slot Slot, int Atom)> variables = [];

    /// <summary>Every value that something was asked of.</summary>
    public IReadOnlyList<Slot> Slots => slots;

    public int Size => variables.Count;

    public void Register(Literal literal, Slot slot, int atom)
    {
        if (slot.Atoms.Count == 1)
        {
            slots.Add(slot);
        }

        variables[literal.Variable] = (slot, atom);
    }

    /// <summary>
    /// A value that is in one set is in every set around it. It is in none that is disjoint from it either, but that matters only
    /// where another literal says it is: to tell each of thousands of disjoint sets would cost more than all the rest.
    /// </summary>
    public void AddConsequences(Literal literal, IAssignment found, List<Literal> consequences)
    {
        if (!literal.IsPositive || !variables.TryGetValue(literal.Variable, out var known))
        {
            return;
        }

        foreach (var around in known.Slot.Domain.Around(known.Atom))
        {
            if (known.Slot.AskedLiterals(around) is { } other && other != literal)
            {
                consequences.Add(other);
            }
        }

        foreach (var (other, atom) in known.Slot.AskedLiterals())
        {
            if (found[other] == true && other != literal && known.Slot.Domain.Relate(known.Atom, atom) == Relation.Disjoint)
            {
                consequences.Add(!other);
            }
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
}

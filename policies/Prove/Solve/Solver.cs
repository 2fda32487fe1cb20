namespace Policies.Prove.Solve;

internal enum Outcome
{
    Satisfiable,
    Unsatisfiable,
    GaveUp,
}

/// <summary>
/// A small satisfiability solver: unit propagation over watched literals, learning from every conflict (first unique implication
/// point), and a theory that adds consequences as literals become true and has the last word on a full assignment. See
/// "Conflict-Driven Clause Learning" in the Handbook of Satisfiability; nothing here differs from the textbook.
/// </summary>
internal sealed class Solver(ITheory theory, Meter meter)
{
    private const double Decay = 1 / 0.95;
    private const double TooLarge = 1e100;

    private readonly List<List<Literal[]>> watches = [];
    private readonly List<sbyte> values = [];
    private readonly List<int> levels = [];
    private readonly List<Literal[]?> reasons = [];
    private readonly List<double> activities = [];
    private readonly List<bool> phases = [];
    private readonly List<bool> marks = [];
    private readonly List<Literal> trail = [];
    private readonly List<int> decisions = [];
    private readonly List<Literal> consequences = [];
    private readonly PriorityQueue<int, double> order = new();
    private double bump = 1;
    private int propagated;
    private bool contradictory;

    public int Variables => values.Count;

    /// <summary>A new variable. The solver tries <paramref name="phase"/> first, and sooner the greater <paramref name="urgency"/> is.</summary>
    public int NewVariable(bool phase = false, double urgency = 0)
    {
        var variable = values.Count;
        watches.Add([]);
        watches.Add([]);
        values.Add(0);
        levels.Add(0);
        reasons.Add(null);
        activities.Add(urgency);
        phases.Add(phase);
        marks.Add(false);
        order.Enqueue(variable, -urgency);
        return variable;
    }

    public bool IsTrue(int variable) => values[variable] > 0;

    public bool IsTrue(Literal literal) => Value(literal) > 0;

    /// <summary>Adds a clause: at least one of these holds.</summary>
    public void Add(params ReadOnlySpan<Literal> clause)
    {
        BackTo(0);
        var kept = new List<Literal>(clause.Length);
        foreach (var literal in clause)
        {
            if (Value(literal) > 0 || kept.Contains(!literal))
            {
                return;
            }

            if (Value(literal) == 0 && !kept.Contains(literal))
            {
                kept.Add(literal);
            }
        }

        if (kept.Count == 0)
        {
            contradictory = true;
        }
        else if (kept.Count == 1)
        {
            Assign(kept[0], null);
        }
        else
        {
            Watch([.. kept]);
        }
    }

    public Outcome Solve()
    {
        BackTo(0);
        while (!contradictory)
        {
            if (!meter.TrySpend())
            {
                return Outcome.GaveUp;
            }

            var conflict = Propagate();
            if (conflict is null)
            {
                if (Decide())
                {
                    continue;
                }

                if (theory.Contradiction(IsTrue) is not { } contradiction)
                {
                    return meter.IsExhausted ? Outcome.GaveUp : Outcome.Satisfiable;
                }

                conflict = contradiction.Select(literal => !literal).ToArray();
                BackTo(conflict.Length == 0 ? 0 : conflict.Max(literal => levels[literal.Variable]));
            }

            meter.Conflicts++;
            if (decisions.Count == 0)
            {
                contradictory = true;
            }
            else
            {
                Learn(conflict);
            }
        }

        return Outcome.Unsatisfiable;
    }

    private sbyte Value(Literal literal) => literal.IsPositive ? values[literal.Variable] : (sbyte)-values[literal.Variable];

    private void Watch(Literal[] clause)
    {
        watches[clause[0].Code].Add(clause);
        watches[clause[1].Code].Add(clause);
    }

    private void Assign(Literal literal, Literal[]? reason)
    {
        values[literal.Variable] = (sbyte)(literal.IsPositive ? 1 : -1);
        levels[literal.Variable] = decisions.Count;
        reasons[literal.Variable] = reason;
        trail.Add(literal);
    }

    /// <summary>Draws all conclusions; returns a clause of which every literal is false when they contradict each other.</summary>
    private Literal[]? Propagate()
    {
        while (propagated < trail.Count)
        {
            var literal = trail[propagated++];
            if ((PropagateClauses(!literal) ?? PropagateTheory(literal)) is { } conflict)
            {
                return conflict;
            }
        }

        return null;
    }

    private Literal[]? PropagateClauses(Literal falsified)
    {
        var watching = watches[falsified.Code];
        var kept = 0;
        for (var i = 0; i < watching.Count; i++)
        {
            var clause = watching[i];
            if (clause[0] == falsified)
            {
                (clause[0], clause[1]) = (clause[1], falsified);
            }

            if (Value(clause[0]) <= 0 && FindOther(clause) is var other and > 0)
            {
                (clause[1], clause[other]) = (clause[other], falsified);
                watches[clause[1].Code].Add(clause);
                continue;
            }

            watching[kept++] = clause;
            if (Value(clause[0]) < 0)
            {
                watching.RemoveRange(kept, i + 1 - kept);
                return clause;
            }

            if (Value(clause[0]) == 0)
            {
                Assign(clause[0], clause);
            }
        }

        watching.RemoveRange(kept, watching.Count - kept);
        return null;
    }

    private int FindOther(Literal[] clause)
    {
        for (var i = 2; i < clause.Length; i++)
        {
            if (Value(clause[i]) >= 0)
            {
                return i;
            }
        }

        return -1;
    }

    private Literal[]? PropagateTheory(Literal literal)
    {
        consequences.Clear();
        theory.AddConsequences(literal, consequences);
        foreach (var consequence in consequences)
        {
            if (Value(consequence) < 0)
            {
                return [consequence, !literal];
            }

            if (Value(consequence) == 0)
            {
                Assign(consequence, [consequence, !literal]);
            }
        }

        return null;
    }

    private bool Decide()
    {
        while (order.TryDequeue(out var variable, out _))
        {
            if (values[variable] == 0)
            {
                decisions.Add(trail.Count);
                Assign(Literal.Of(variable, phases[variable]), null);
                return true;
            }
        }

        return false;
    }

    /// <summary>Turns a conflict into a clause that would have prevented it, and goes back to where that clause first says something.</summary>
    private void Learn(Literal[] conflict)
    {
        var learned = new List<Literal> { default };
        var reason = conflict;
        var open = 0;
        var at = trail.Count;
        Literal literal;
        do
        {
            foreach (var cause in reason)
            {
                if (marks[cause.Variable] || levels[cause.Variable] == 0)
                {
                    continue;
                }

                marks[cause.Variable] = true;
                Bump(cause.Variable);
                if (levels[cause.Variable] == decisions.Count)
                {
                    open++;
                }
                else
                {
                    learned.Add(cause);
                }
            }

            do
            {
                literal = trail[--at];
            }
            while (!marks[literal.Variable] || levels[literal.Variable] < decisions.Count);

            // Its own clause holds the literal too; the mark, still set, keeps it from being counted again.
            reason = reasons[literal.Variable] ?? [];
            open--;
            if (open > 0)
            {
                continue;
            }
        }
        while (open > 0);

        learned[0] = !literal;
        marks[literal.Variable] = false;
        AfterLearning([.. learned], at);
    }

    private void AfterLearning(Literal[] learned, int at)
    {
        for (var i = at; i < trail.Count; i++)
        {
            marks[trail[i].Variable] = false;
        }

        var level = 0;
        for (var i = 1; i < learned.Length; i++)
        {
            marks[learned[i].Variable] = false;
            if (levels[learned[i].Variable] > level)
            {
                level = levels[learned[i].Variable];
                (learned[1], learned[i]) = (learned[i], learned[1]);
            }
        }

        meter.TrySpend(learned.Length);
        bump *= Decay;
        BackTo(level);
        if (learned.Length > 1)
        {
            Watch(learned);
        }

        Assign(learned[0], learned.Length > 1 ? learned : null);
    }

    private void Bump(int variable)
    {
        activities[variable] += bump;
        if (activities[variable] > TooLarge)
        {
            for (var i = 0; i < activities.Count; i++)
            {
                activities[i] /= TooLarge;
            }

            bump /= TooLarge;
        }
    }

    private void BackTo(int level)
    {
        if (decisions.Count <= level)
        {
            return;
        }

        for (var i = trail.Count - 1; i >= decisions[level]; i--)
        {
            var variable = trail[i].Variable;
            values[variable] = 0;
            order.Enqueue(variable, -activities[variable]);
        }

        trail.RemoveRange(decisions[level], trail.Count - decisions[level]);
        decisions.RemoveRange(level, decisions.Count - level);
        propagated = trail.Count;
    }
}

using IamEngine.Prove.Steps;

namespace IamEngine.Prove.Solve;

internal enum SolverResult
{
    Satisfiable,
    Unsatisfiable,
    GaveUp,
}

/// <summary>
/// A small satisfiability solver: unit propagation with watched literals, clause learning at the first unique implication point,
/// and a theory that adds consequences of true literals. See "Conflict-Driven Clause Learning" in the Handbook of Satisfiability.
/// One difference: the solver decides a variable only to satisfy a clause that is not yet satisfied. If all clauses are
/// satisfied, the other variables do not matter, and the theory checks the assignment.
/// </summary>
internal sealed class Solver(ITheory theory, StepBudget steps) : IAssignment
{
    private const double Decay = 1 / 0.95;
    private const double TooLarge = 1e100;

    // Up to this number of literals, a clause is searched for each of them.
    private const int Few = 16;

    // The memory of a variable, in steps.
    private const int StepsPerVariable = 16;

    private readonly List<Literal[]> clauses = [];
    private readonly List<List<Literal[]>> watches = [];
    private readonly List<sbyte> values = [];
    private readonly List<int> levels = [];
    private readonly List<Literal[]?> reasons = [];
    private readonly List<double> activities = [];
    private readonly List<bool> marks = [];
    private readonly List<Literal> trail = [];
    private readonly List<(int Trail, int Satisfied)> decisions = [];
    private readonly List<Literal> consequences = [];
    private double bump = 1;
    private int propagated;
    private int satisfied;
    private bool contradictory;

    public bool? this[Literal literal] => Value(literal) switch { 0 => null, var value => value > 0 };

    /// <exception cref="BudgetSpentException">The budget has no room for another variable.</exception>
    public int NewVariable()
    {
        if (!steps.TrySpend(StepsPerVariable))
        {
            throw new BudgetSpentException();
        }

        watches.Add([]);
        watches.Add([]);
        values.Add(0);
        levels.Add(0);
        reasons.Add(null);
        activities.Add(0);
        marks.Add(false);
        return values.Count - 1;
    }

    /// <summary>Adds a clause: at least one of these literals is true.</summary>
    public void Add(params ReadOnlySpan<Literal> clause)
    {
        BackTo(0);
        var kept = new Literal[clause.Length];
        var count = 0;
        var known = clause.Length > Few ? new HashSet<Literal>(clause.Length) : null;
        foreach (var literal in clause)
        {
            var others = kept.AsSpan(0, count);
            if (Value(literal) > 0 || (known?.Contains(!literal) ?? others.Contains(!literal)))
            {
                return;
            }

            if (Value(literal) == 0 && (known?.Add(literal) ?? !others.Contains(literal)))
            {
                kept[count++] = literal;
            }
        }

        if (count == 0)
        {
            contradictory = true;
        }
        else if (count == 1)
        {
            Assign(kept[0], null);
        }
        else
        {
            clauses.Add(count == kept.Length ? kept : kept[..count]);
            Watch(clauses[^1]);
        }
    }

    public SolverResult Solve()
    {
        BackTo(0);
        while (!contradictory)
        {
            if (!steps.TrySpend())
            {
                return SolverResult.GaveUp;
            }

            var conflict = Propagate();
            if (conflict is null)
            {
                if (Decide())
                {
                    continue;
                }

                steps.TrySpend(theory.Size);
                if (theory.Contradiction(this) is not { } contradiction)
                {
                    return steps.IsExhausted ? SolverResult.GaveUp : SolverResult.Satisfiable;
                }

                conflict = contradiction.Select(literal => !literal).ToArray();
                BackTo(conflict.Length == 0 ? 0 : conflict.Max(literal => levels[literal.Variable]));
            }

            steps.Conflicts++;
            if (decisions.Count == 0)
            {
                contradictory = true;
            }
            else
            {
                Learn(conflict);
            }
        }

        return SolverResult.Unsatisfiable;
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

    /// <summary>
    /// Propagates all assignments. Returns a clause whose literals are all false if they contradict each other.
    /// </summary>
    private Literal[]? Propagate()
    {
        while (propagated < trail.Count && !steps.IsExhausted)
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
        theory.Assign(literal, consequences);
        steps.TrySpend(consequences.Count / 4);
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

    /// <summary>Assigns a literal of the first clause that is not satisfied. Returns false if all are satisfied.</summary>
    private bool Decide()
    {
        for (; satisfied < clauses.Count; satisfied++)
        {
            if (MostActiveUnlessSatisfied(clauses[satisfied]) is { } literal)
            {
                decisions.Add((trail.Count, satisfied));
                Assign(literal, null);
                return true;
            }
        }

        return false;
    }

    private Literal? MostActiveUnlessSatisfied(Literal[] clause)
    {
        Literal? best = null;
        foreach (var literal in clause)
        {
            switch (Value(literal))
            {
                case > 0:
                    return null;
                case 0 when best is not { } known || activities[literal.Variable] > activities[known.Variable]:
                    best = literal;
                    break;
            }
        }

        return best;
    }

    /// <summary>
    /// Learns a clause that prevents the conflict, and goes back to the level at which the clause implies a literal.
    /// </summary>
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

            // The clause of the literal contains the literal too. Its mark is still set, so it is not counted twice.
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

        steps.TrySpend(learned.Length);
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

        var (kept, before) = decisions[level];
        for (var i = trail.Count - 1; i >= kept; i--)
        {
            theory.Undo(trail[i]);
            values[trail[i].Variable] = 0;
        }

        trail.RemoveRange(kept, trail.Count - kept);
        decisions.RemoveRange(level, decisions.Count - level);
        propagated = kept;
        satisfied = before;
    }
}

using IamEngine.Prove.Domains;
using IamEngine.Prove.Solve;
using IamEngine.Prove.Steps;
using IamEngine.Requests;

namespace IamEngine.Prove.Encode;

/// <summary>What all parts of an encoding share: the formula, the theory, and what policy variables stand for.</summary>
internal sealed class Encoding
{
    public Encoding(Variables variables, Request probe, StepBudget steps)
    {
        Theory = new SlotTheory();
        Solver = new Solver(Theory, steps);
        Circuit = new Circuit(Solver);
        (Variables, Probe, Steps) = (variables, probe, steps);
        Patterns = new(variables);
    }

    public Solver Solver { get; }

    public Circuit Circuit { get; }

    public SlotTheory Theory { get; }

    public Variables Variables { get; }

    public Patterns Patterns { get; }

    /// <summary>A request that holds nothing but the values chosen for policy variables.</summary>
    public Request Probe { get; }

    public StepBudget Steps { get; }

    public Slot Slot(IDomain domain) => new(domain, Circuit, Theory);
}

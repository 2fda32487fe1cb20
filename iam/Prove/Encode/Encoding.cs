using IamEngine.Prove.Domains;
using IamEngine.Prove.Solve;
using IamEngine.Prove.Steps;
using IamEngine.Requests;

namespace IamEngine.Prove.Encode;

/// <summary>The shared parts of an encoding: the formula, the theory, and the values of policy variables.</summary>
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

    /// <summary>A request with only the values chosen for policy variables.</summary>
    public Request Probe { get; }

    public StepBudget Steps { get; }

    public Slot Slot(IDomain domain) => new(domain, Circuit, Theory);
}

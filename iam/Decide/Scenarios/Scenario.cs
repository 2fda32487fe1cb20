using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Scenarios;

/// <summary>
/// A request with the policies around it and an optional expected verdict. An action that touches several resources names all of
/// them, and is allowed if it is allowed on each.
/// </summary>
public sealed record Scenario(string? Name, Seq<Request> Requests, PolicySet Policies, Verdict? Expect)
{
    /// <summary>
    /// The decision for one of the resources: the first with an explicit deny, or else the first that is not allowed.
    /// </summary>
    public Decision Decide(PolicyCache? cache = null)
    {
        var evaluator = cache?.Evaluator(Policies) ?? Evaluator.For(Policies);
        var deciding = Requests[0];
        var worst = Verdict.Allowed;
        foreach (var request in Requests)
        {
            var verdict = evaluator.Decide(request);
            if (IsWorse(verdict, worst))
            {
                (deciding, worst) = (request, verdict);
            }
        }

        return evaluator.Explain(deciding);
    }

    private static bool IsWorse(Verdict one, Verdict other) => (one, other) switch
    {
        (Verdict.ExplicitlyDenied, not Verdict.ExplicitlyDenied) => true,
        (Verdict.ImplicitlyDenied, Verdict.Allowed) => true,
        _ => false,
    };
}

/// <summary>The result of reading a scenario: the scenario, or every problem in it.</summary>
public abstract record ScenarioReading
{
    private ScenarioReading()
    {
    }

    public sealed record Read(Scenario Scenario) : ScenarioReading;

    public sealed record Refused(Seq<ScenarioProblem> Problems) : ScenarioReading;
}

/// <summary>A problem in a scenario: its JSON path and a message.</summary>
public sealed record ScenarioProblem(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

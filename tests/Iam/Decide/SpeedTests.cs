using IamEngine.Decide;

namespace Tests.Decide;

/// <summary>A test covers only a part of what the benchmarks measure: a decision allocates no memory.</summary>
public class SpeedTests
{
    [Fact]
    public void A_decision_allocates_nothing()
    {
        var cases = ScenarioFiles.Decided.SelectMany(ScenarioFiles.In)
            .Select(item => (Evaluator.For(item.Scenario.Policies), item.Scenario.Requests[0], item.Scenario.Name)).ToList();
        Assert.NotEmpty(cases);
        foreach (var (evaluator, request, name) in cases)
        {
            _ = evaluator.Decide(request);
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = evaluator.Decide(request);
            Assert.Equal((name, 0), (name, GC.GetAllocatedBytesForCurrentThread() - before));
        }
    }
}

using System.Text.Json.Nodes;

namespace Tests.Rehearsal;

public sealed class TamperingTests
{
    [Needs("moto_server", "aws")]
    public async Task The_review_of_the_deployed_stack_names_each_change_and_none_that_means_the_same()
    {
        using var rehearsal = new RehearsalProcess("dev", "--tampering", "--format", "json");
        var (exitCode, error) = await rehearsal.EndAsync();

        Assert.True(exitCode == 0, $"{exitCode}: {error}\n{rehearsal.Output}");
        var steps = JsonNode.Parse(rehearsal.Output)!["steps"]!.AsArray()
            .Where(step => step!["part"]!.ToString() == "tampering").ToArray();
        Assert.True(steps.Length > 15, rehearsal.Output);
        Assert.All(steps, step => Assert.Equal("as expected", step!["state"]!.ToString()));
    }
}

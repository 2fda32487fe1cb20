using Pulumi;
using Pulumi.Testing;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

[Collection("Pulumi")]
public sealed class OutputTextTests
{
    [Fact]
    public async Task An_output_as_text_is_advice_not_the_value()
    {
        var text = "";
        await Run.Update(new EmptyMocks(), () => text = $"{Output.Create("value")}");
        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", text, StringComparison.Ordinal);
        Assert.EndsWith("This function may throw in a future version of Pulumi.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_a_run_it_throws() =>
        Assert.Throws<InvalidOperationException>(() => Output.Create("value").ToString());

    [Theory]
    [InlineData("1")]
    [InlineData("TRUE")]
    public async Task It_throws_everywhere_when_the_environment_says_so(string value)
    {
        using var strict = new EnvironmentVariables(("PULUMI_ERROR_OUTPUT_STRING", value));
        var problem = await ExpectedFailure.Of<RunException>(() =>
            Run.Update(new EmptyMocks(), () => _ = Output.Create("value").ToString()));
        Assert.Contains("Calling [ToString] on an [Output<T>] is not supported.", problem.Message, StringComparison.Ordinal);
    }
}

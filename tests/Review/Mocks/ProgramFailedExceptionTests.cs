using Pulumi;
using Review.Mocks;

namespace Tests.Review.Mocks;

public sealed class ProgramFailedExceptionTests
{
    private const string Begin = "Running program 'infra' failed with an unhandled exception:\n";

    [Theory]
    [InlineData("the policy is too long", "the policy is too long", true)]
    [InlineData(
        Begin + "System.InvalidOperationException: error serializing property \"policy\": the policy is too long\n"
            + " ---> Pulumi.RunException: the policy is too long\n   at Infra.Components.PolicyText.For()",
        "the policy is too long", true)]
    [InlineData(
        Begin + "System.InvalidOperationException: error serializing property \"roleArn\": too long\n"
            + " ---> System.InvalidOperationException: error serializing property \"policy\": too long\n"
            + " ---> Pulumi.RunException: the policy is too long\n   at Infra.Components.PolicyText.For()",
        "the policy is too long", true)]
    [InlineData(
        Begin + "System.NullReferenceException: Object reference not set\n   at Infra.InfraStack..ctor()",
        "System.NullReferenceException: Object reference not set", false)]
    public void What_the_program_refuses_is_told_from_a_fault_whichever_resource_fails_first(
        string message, string told, bool isRefusal)
    {
        foreach (var failure in new Exception[] { new RunException(message), new AggregateException(new RunException(message)) })
        {
            var failed = ProgramFailedException.Of(failure, unknown: null);

            Assert.Equal((told, isRefusal), (failed.Message, failed.IsRefusal));
        }
    }

    [Fact]
    public void What_a_review_has_no_assumption_for_is_a_fault() =>
        Assert.False(ProgramFailedException.Of(new RunException("the policy is too long"), "getAmi is not known").IsRefusal);
}

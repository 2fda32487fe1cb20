using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Steps;
using Rehearsal.Walk;

namespace Tests.Rehearsal;

/// <summary>The expectations of the walk: each with a result that it must reject.</summary>
[Collection(EmulatedAws.Shared)]
public sealed class ExpectationTests(EmulatedAws aws)
{
    private static readonly ProgramResult Worked = new(0, "done\n", "");

    private static readonly ProgramResult Failed = new(255, "", "An error occurred\n");

    [Needs("moto_server")]
    public async Task A_denial_by_the_expected_statement_is_as_expected() =>
        Assert.Equal(
            StepState.AsExpected, new Expectation.Denied("s3:GetObject", "OnlyTls").Hold(Failed, await PlainAsync()).State);

    [Needs("moto_server")]
    public async Task A_denial_by_another_statement_is_not_as_expected() =>
        Assert.Equal(
            StepState.NotAsExpected, new Expectation.Denied("s3:GetObject", "NoOtherKey").Hold(Failed, await PlainAsync()).State);

    [Needs("moto_server")]
    public async Task A_denial_by_a_statement_is_not_as_expected_if_none_should_decide() =>
        Assert.Equal(StepState.NotAsExpected, new Expectation.Denied("s3:GetObject").Hold(Failed, await PlainAsync()).State);

    [Needs("moto_server")]
    public async Task A_denial_of_another_action_is_not_as_expected() =>
        Assert.Equal(
            StepState.NotAsExpected, new Expectation.Denied("s3:PutObject", "OnlyTls").Hold(Failed, await PlainAsync()).State);

    [Needs("moto_server")]
    public async Task A_denial_followed_by_success_is_not_as_expected() =>
        Assert.Equal(
            StepState.NotAsExpected, new Expectation.Denied("s3:GetObject", "OnlyTls").Hold(Worked, await PlainAsync()).State);

    [Fact]
    public void A_failure_without_a_denial_is_not_as_expected() =>
        Assert.Equal(StepState.NotAsExpected, new Expectation.Denied("s3:GetObject").Hold(Failed, []).State);

    [Fact]
    public void A_failure_is_not_as_expected_if_success_is_expected() =>
        Assert.Equal(
            Outcome.Bad("it should work: An error occurred").Result, new Expectation.Works("fine").Hold(Failed, []).Result);

    [Fact]
    public void Another_refusal_is_not_as_expected() =>
        Assert.Equal(
            StepState.NotAsExpected, new Expectation.Refused("ExpiredToken")
            .Hold(Failed, [new("GET", "/", "?", [], "InvalidToken")]).State);

    private async Task<IReadOnlyList<HandledRequest>> PlainAsync()
    {
        var before = aws.Gateway.HandledRequests.Count;
        await aws.SendAsync($"GET /{EmulatedAws.Bucket}/checkpoints/a", aws.AccessKey, https: false);
        return [.. aws.Gateway.HandledRequests.Skip(before)];
    }
}

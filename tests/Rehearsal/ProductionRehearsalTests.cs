namespace Tests.Rehearsal;

/// <summary>A complete rehearsal of the stack prod, in a class of its own because classes run beside each other.</summary>
public sealed class ProductionRehearsalTests
{
    [Needs("moto_server", "aws")]
    public Task Every_step_is_as_expected_or_skipped_with_a_reason() => RehearsalTests.IsAsExpectedAsync("prod");
}

namespace Tests.Rehearsal;

/// <summary>A rehearsal that is killed, so that it cannot clean up by itself.</summary>
public sealed class KilledRehearsalTests
{
    [NeedsTheory("moto_server")]
    [InlineData("")]
    [InlineData("ok emulator")]
    [InlineData("ok walk")]
    public Task A_killed_rehearsal_leaves_no_process_and_no_file(string moment) =>
        InterruptedRehearsalTests.EndsAsync("KILL", moment, 137);
}

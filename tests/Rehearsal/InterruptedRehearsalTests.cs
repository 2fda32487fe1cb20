namespace Tests.Rehearsal;

/// <summary>A rehearsal that is ended from outside.</summary>
public sealed class InterruptedRehearsalTests
{
    public static TheoryData<string, string> Moments => new()
    {
        { "INT", "" },
        { "INT", "ok emulator" },
        { "INT", "ok walk" },
        { "TERM", "ok compare" },
        { "KILL", "" },
        { "KILL", "ok emulator" },
        { "KILL", "ok walk" },
    };

    [NeedsTheory("moto_server")]
    [MemberData(nameof(Moments))]
    public async Task An_interrupted_or_killed_rehearsal_leaves_no_process_and_no_file(string signal, string moment)
    {
        using var rehearsal = new RehearsalProcess("dev");
        await rehearsal.WaitForAsync(moment);
        await Task.Delay(moment.Length == 0 ? 1_500 : 300);
        rehearsal.Signal(signal);

        var (exitCode, error) = await rehearsal.EndAsync();

        Assert.True(exitCode == (signal == "KILL" ? 137 : 130), $"{exitCode}: {error}");
        Assert.Empty(await rehearsal.LeftoversAsync());
    }
}

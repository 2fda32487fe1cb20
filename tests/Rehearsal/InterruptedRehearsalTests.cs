namespace Tests.Rehearsal;

/// <summary>A rehearsal that is ended from outside. Two classes, because classes run beside each other.</summary>
public sealed class InterruptedRehearsalTests
{
    [NeedsTheory("moto_server")]
    [InlineData("INT", "")]
    [InlineData("INT", "ok emulator")]
    [InlineData("INT", "ok walk")]
    [InlineData("TERM", "ok compare")]
    public Task An_interrupted_rehearsal_leaves_no_process_and_no_file(string signal, string moment) =>
        EndsAsync(signal, moment, 130);

    internal static async Task EndsAsync(string signal, string moment, int code)
    {
        using var rehearsal = RehearsalProcess.WithInstalledPrograms("dev");
        await rehearsal.WaitForAsync(moment);
        await Task.Delay(moment.Length == 0 ? 1_500 : 300);
        rehearsal.Signal(signal);

        var (exitCode, error) = await rehearsal.EndAsync();

        Assert.True(exitCode == code, $"{exitCode}: {error}");
        Assert.Empty(await rehearsal.LeftoversAsync());
    }
}

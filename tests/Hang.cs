namespace Tests;

/// <summary>
/// Work that would never end if it grew with the square of its input, or faster. How long it takes is for the benchmarks: this
/// only tells a hang by the name of its test, with patience enough for any machine.
/// </summary>
internal static class Hang
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Task Never(Action work) => Task.Run(work).WaitAsync(Patience);
}

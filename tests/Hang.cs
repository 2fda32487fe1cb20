namespace Tests;

/// <summary>
/// Limits the time of work that would not end if it grew with the square of its input or faster. Benchmarks measure the time;
/// this class only makes a hang fail under the name of its test, with a limit that is long enough for any machine.
/// </summary>
internal static class Hang
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Task Never(Action work) => Task.Run(work).WaitAsync(Patience);
}

using System.Globalization;

namespace Tests.Prove;

/// <summary>
/// How many cases a test draws: few enough for every run, or as many as <c>PROVE_CASES</c> says.
/// </summary>
internal static class Cases
{
    public static long Or(long usual) =>
        long.TryParse(Environment.GetEnvironmentVariable("PROVE_CASES"), CultureInfo.InvariantCulture, out var asked) ? asked
            : usual;
}

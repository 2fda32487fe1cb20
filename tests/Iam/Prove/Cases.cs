using System.Globalization;

namespace Tests.Prove;

/// <summary>
/// How many random cases a test takes: few enough for every run, or as many as <c>PROVE_CASES</c> says. A failure prints its
/// seed;
/// <c>CsCheck_Seed</c> runs that case again.
/// </summary>
internal static class Cases
{
    public static long Or(long usual) =>
        long.TryParse(Environment.GetEnvironmentVariable("PROVE_CASES"), CultureInfo.InvariantCulture, out var asked) ? asked
            : usual;
}

using System.Globalization;

namespace Tests.Prove;

/// <summary>The number of random cases of a test: few by default, or the number in <c>PROVE_CASES</c>.</summary>
internal static class Cases
{
    public static long Or(long usual) =>
        long.TryParse(Environment.GetEnvironmentVariable("PROVE_CASES"), CultureInfo.InvariantCulture, out var asked) ? asked
            : usual;
}

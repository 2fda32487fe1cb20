using IamEngine.Prove.Encode;

namespace IamEngine.Prove;

/// <summary>
/// The values to try for policy variables: common ones, those that a condition compares the key with, and a missing key.
/// </summary>
internal static class VariableCases
{
    private const int MostCases = 64;

    // The last one cannot be a part of an ARN.
    private static readonly string[] Plain = ["example", "x", "x:y"];

    /// <summary>Combinations of values, by key.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string?>> Of(IReadOnlyList<string> keys, KeyUsage usage)
    {
        IEnumerable<Dictionary<string, string?>> cases = [[]];
        foreach (var key in keys)
        {
            string?[] values = [.. usage.Literals(key), .. Plain, null];
            cases = cases.SelectMany(
                known => values.Distinct().Select(value => new Dictionary<string, string?>(known) { [key] = value }));
        }

        return cases.Take(MostCases);
    }
}

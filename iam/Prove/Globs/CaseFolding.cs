namespace IamEngine.Prove.Globs;

/// <summary>
/// Letters that are equal if case is ignored, as <see cref="StringComparison.OrdinalIgnoreCase"/> compares them.
/// </summary>
internal static class CaseFolding
{
    private static readonly Lazy<ILookup<char, char>> BeyondAscii = new(() =>
        Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(letter => !char.IsAscii(letter)).ToLookup(Fold));

    // The comparison does not treat the long s as an S, although its upper case is one.
    public static char Fold(char letter) => letter == 'ſ' ? letter : char.ToUpperInvariant(letter);

    /// <summary>Every letter with this folded form: <c>kK</c> for <c>K</c>.</summary>
    public static string Alike(char folded) => !char.IsAscii(folded) ? string.Concat(BeyondAscii.Value[folded])
        : char.ToLowerInvariant(folded) is var lower && lower != folded ? string.Concat(lower, folded)
        : folded.ToString();
}

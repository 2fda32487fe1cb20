namespace IamEngine.Prove.Globs;

/// <summary>
/// What counts as the same letter where case does not: what <see cref="StringComparison.OrdinalIgnoreCase"/> takes for the same.
/// </summary>
internal static class CaseFolding
{
    private static readonly Lazy<ILookup<char, char>> BeyondAscii = new(() =>
        Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(letter => !char.IsAscii(letter)).ToLookup(Fold));

    // The long s is the one letter with an upper case that the comparison does not see.
    public static char Fold(char letter) => letter == 'ſ' ? letter : char.ToUpperInvariant(letter);

    /// <summary>Every letter that folds to this one: <c>kK</c> for <c>K</c>.</summary>
    public static string Alike(char folded) => !char.IsAscii(folded) ? string.Concat(BeyondAscii.Value[folded])
        : char.ToLowerInvariant(folded) is var lower && lower != folded ? string.Concat(lower, folded)
        : folded.ToString();
}

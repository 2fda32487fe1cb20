namespace IamEngine.Prove.Globs;

/// <summary>Letters that are equal without regard to case, as in <see cref="StringComparison.OrdinalIgnoreCase"/>.</summary>
internal static class CaseFolding
{
    private static readonly Lazy<ILookup<char, char>> BeyondAscii = new(() =>
        Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(letter => !char.IsAscii(letter)).ToLookup(Fold));

    // The comparison treats the long s as different from S, although its upper case is S.
    public static char Fold(char letter) => letter == 'ſ' ? letter : char.ToUpperInvariant(letter);

    /// <summary>Every letter with this folded form: <c>kK</c> for <c>K</c>.</summary>
    public static string Alike(char folded) => !char.IsAscii(folded) ? string.Concat(BeyondAscii.Value[folded])
        : char.ToLowerInvariant(folded) is var lower && lower != folded ? string.Concat(lower, folded)
        : folded.ToString();
}

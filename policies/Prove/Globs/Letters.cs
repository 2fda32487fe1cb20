namespace Policies.Prove.Globs;

/// <summary>What counts as the same letter where case does not: what the evaluator takes for the same.</summary>
internal static class Letters
{
    public static char Fold(char letter) => char.ToUpperInvariant(letter);

    /// <summary>Every letter that folds to the same one: <c>k</c> and <c>K</c>.</summary>
    public static string Alike(char folded)
    {
        Span<char> alike = stackalloc char[2];
        alike[0] = folded;
        var count = 1;
        var lower = char.ToLowerInvariant(folded);
        if (lower != folded && Fold(lower) == folded)
        {
            alike[count++] = lower;
        }

        return new(alike[..count]);
    }
}

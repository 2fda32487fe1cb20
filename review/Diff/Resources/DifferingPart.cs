namespace Review.Diff.Resources;

/// <summary>The part of a long value that differs from another one, with some text around it.</summary>
internal static class DifferingPart
{
    private const int Longest = 120;

    private const int Before = 30;

    /// <summary><c>`7`</c>, or <c>`...sum aaaa  $script...`</c> for a long text; <c>nothing</c> for a missing value.</summary>
    public static string Of(string? value, string? other)
    {
        if (value is null)
        {
            return "nothing";
        }

        if (value.Length <= Longest)
        {
            return $"`{value}`";
        }

        var same = value.Zip(other ?? "").TakeWhile(pair => pair.First == pair.Second).Count();
        var start = Math.Max(0, Math.Min(same - Before, value.Length - Longest));
        var end = Math.Min(value.Length, start + Longest);
        return $"`{(start > 0 ? "..." : "")}{value[start..end]}{(end < value.Length ? "..." : "")}`";
    }
}

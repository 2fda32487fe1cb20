namespace Review.Verbs;

/// <summary>The day of a review; only findings about ages use it.</summary>
internal static class Today
{
    public static DateOnly Utc => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}

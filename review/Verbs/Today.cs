namespace Review.Verbs;

/// <summary>The current day in UTC. Only findings about ages use it.</summary>
internal static class Today
{
    public static DateOnly Utc => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}

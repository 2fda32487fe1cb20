using System.Globalization;

namespace Infra.Settings;

/// <summary>A day in a setting.</summary>
public static class SettingDate
{
    /// <summary>
    /// Reads <c>2026-01-31</c>; null for other texts. YAML reads a day without quotes as a time, which gives
    /// <c>2026-01-31T00:00:00Z</c>. https://yaml.org/type/timestamp.html
    /// </summary>
    public static DateOnly? Of(string? text) =>
        DateOnly.TryParseExact(
            text, ["yyyy-MM-dd", "yyyy-MM-dd'T00:00:00Z'"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : null;
}

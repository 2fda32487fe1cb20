using System.Globalization;
using System.Text.RegularExpressions;

namespace IamEngine.Check.Rules.Values;

/// <summary>
/// The date formats: those of ISO 8601 in W3C's note, and seconds since 1970.
/// https://www.w3.org/TR/NOTE-datetime
/// </summary>
internal static partial class DateText
{
    private const int Longest = 40;

    /// <summary>A value of four digits is a year.</summary>
    public static bool IsEpoch(string text) => text.Length is > 4 and <= Longest && Seconds().IsMatch(text);

    public static bool IsIso(string text) => text.Length <= Longest && Iso().IsMatch(text)
        && (text.Length < 10 || DateOnly.TryParseExact(
            text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Seconds();

    [GeneratedRegex(
        @"^[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2}(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?\z")]
    private static partial Regex Iso();
}

using System.Globalization;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Conditions;

/// <summary>
/// The six date operators. A date is in a W3C profile of ISO 8601, or in seconds since 1970. The two forms compare with each
/// other. There are no wildcards and no variables.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
/// </summary>
internal sealed class DateOperand(ConditionOperator op, string[] values) : Operand
{
    // From a year and month to fractions of a second; a time of day has a zone. https://www.w3.org/TR/NOTE-datetime
    private static readonly string[] Formats =
    [
        "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    private readonly decimal?[] values = [.. values.Select(Read)];

    public override int Count => values.Length;

    public override bool Matches(int index, string value, Request request) =>
        values[index] is { } limit && Read(value) is { } moment && OrderComparison.Holds(op, moment.CompareTo(limit));

    /// <summary>
    /// The date in seconds since 1970; null if the text is not a date. Four digits are a year, any other number is in seconds.
    /// </summary>
    internal static decimal? Read(string text)
    {
        if (text.Length == 4 && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && int.Parse(text, CultureInfo.InvariantCulture) is >= 1 and var year)
        {
            return Seconds(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
        }

        if (decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds;
        }

        return DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? Seconds(moment)
            : null;
    }

    private static decimal Seconds(DateTimeOffset moment) =>
        (moment - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond;
}

using System.Globalization;
using IamEngine.Model;

namespace IamEngine.Prove.Domains;

/// <summary>A range of numbers. Null means no limit.</summary>
internal readonly record struct NumberRange(decimal? Low, bool LowIsIn, decimal? High, bool HighIsIn)
{
    /// <summary>The numbers for which the operator is true, without applying its negation.</summary>
    public static NumberRange Of(ConditionOperator op, decimal limit) => op switch
    {
        ConditionOperator.NumericLessThan or ConditionOperator.DateLessThan => new(null, false, limit, false),
        ConditionOperator.NumericLessThanEquals or ConditionOperator.DateLessThanEquals => new(null, false, limit, true),
        ConditionOperator.NumericGreaterThan or ConditionOperator.DateGreaterThan => new(limit, false, null, false),
        ConditionOperator.NumericGreaterThanEquals or ConditionOperator.DateGreaterThanEquals => new(limit, true, null, false),
        _ => new(limit, true, limit, true),
    };
}

/// <summary>
/// Numbers, or dates in seconds since 1970. For the bounds 5 and 7, the cells are: not a number, below 5, 5, between 5 and 7, 7,
/// above 7.
/// </summary>
/// <param name="write">Formats a number as in a request.</param>
/// <param name="alwaysNumber">Whether every value is a number.</param>
internal sealed class NumberDomain(Func<decimal, string> write, bool alwaysNumber) : LazyCells<NumberRange>(alwaysNumber)
{
    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Seconds since 1970 as a date, or as a number if the calendar does not contain it.</summary>
    public static string Date(decimal seconds)
    {
        var ticks = seconds * TimeSpan.TicksPerSecond;
        return ticks == decimal.Truncate(ticks) && DateTimeOffset.MinValue.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks <= ticks
            && ticks <= DateTimeOffset.MaxValue.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks
            ? DateTimeOffset.UnixEpoch.AddTicks((long)ticks)
                .ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)
            : Number(seconds);
    }

    protected override CellDomain Cut()
    {
        decimal[] bounds = [.. Ranges.SelectMany(range => new[] { range.Low, range.High }).OfType<decimal>().Distinct().Order()];
        var values = new string?[(2 * bounds.Length) + 2];
        values[0] = None;
        for (var i = 0; i <= bounds.Length; i++)
        {
            values[(2 * i) + 1] = Between(i == 0 ? null : bounds[i - 1], i == bounds.Length ? null : bounds[i]) is { } inner
                ? write(inner)
                : null;
            if (i < bounds.Length)
            {
                values[(2 * i) + 2] = write(bounds[i]);
            }
        }

        return new([.. Ranges.Select(range => (First(range), Last(range)))], values);

        int First(NumberRange range) =>
            range.Low is { } low ? (2 * Array.BinarySearch(bounds, low)) + (range.LowIsIn ? 2 : 3) : 1;

        int Last(NumberRange range) => range.High is { } high
            ? (2 * Array.BinarySearch(bounds, high)) + (range.HighIsIn ? 2 : 1)
            : values.Length - 1;
    }

    // Null if no decimal number is between the two.
    private static decimal? Between(decimal? low, decimal? high)
    {
        var between = (low, high) switch
        {
            (null, null) => 0,
            ({ } above, null) => above == decimal.MaxValue ? above : above + 1,
            (null, { } below) => below == decimal.MinValue ? below : below - 1,
            ({ } above, { } below) => Whole(above, below) ?? (above / 2) + (below / 2),
        };
        return (low is null || between > low) && (high is null || between < high) ? between : null;
    }

    private static decimal? Whole(decimal low, decimal high) =>
        decimal.Ceiling(low) is var whole && low < whole && whole < high ? whole
        : whole == low && low < decimal.MaxValue - 1 && low + 1 < high ? low + 1
        : null;
}

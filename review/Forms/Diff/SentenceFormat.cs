using System.Globalization;

namespace Review.Forms.Diff;

/// <summary>Formats a sentence: each argument as a value, or as prose if its format is <c>:plain</c>.</summary>
internal sealed class SentenceFormat(Func<string, string> value, Func<string, string> prose) : IFormatProvider, ICustomFormatter
{
    public static SentenceFormat AsText { get; } = new(Visible.Of, Visible.Of);

    public string Say(FormattableString sentence) => sentence.ToString(this);

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        var text = Convert.ToString(arg, CultureInfo.InvariantCulture) ?? "";
        return format == "plain" ? prose(text) : value(text);
    }
}

using System.Globalization;

namespace Review.Forms.Diff;

/// <summary>Formats a sentence with its holes: each as a value, or as prose where the hole says <c>:plain</c>.</summary>
internal sealed class SentenceFormat(Func<string, string> value, Func<string, string> prose) : IFormatProvider, ICustomFormatter
{
    public static SentenceFormat AsText { get; } = new(Shown, Shown);

    public string Say(FormattableString sentence) => sentence.ToString(this);

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        var text = Convert.ToString(arg, CultureInfo.InvariantCulture) ?? "";
        return format == "plain" ? prose(text) : value(text);
    }

    /// <summary>
    /// Text on one line, with every character that cannot be seen or turns the direction of others shown by its number: a name
    /// must not make a line say something else. https://www.unicode.org/reports/tr36/
    /// </summary>
    public static string Shown(string text) => string.Concat(text.Select(letter => letter is '\n' or '\r' or '\t' ? " "
        : char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}")
            : letter.ToString()));
}

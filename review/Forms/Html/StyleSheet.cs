namespace Review.Forms.Html;

/// <summary>
/// The style sheet of the page: light and dark mode, small screens, print. It contains no characters that XML must escape.
/// </summary>
internal static class StyleSheet
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var css = new StreamReader(typeof(StyleSheet).Assembly.GetManifestResourceStream("StyleSheet.css")!);
        return "\n" + css.ReadToEnd().ReplaceLineEndings("\n");
    }
}

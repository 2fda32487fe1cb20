namespace Review.Forms.Html;

/// <summary>
/// How the page looks: in light and dark, on a telephone, on paper. It has no characters that XML would have to escape.
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

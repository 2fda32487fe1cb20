using Review.Check;

namespace Review.Forms.Check;

/// <summary>Writes the findings of files in each format.</summary>
public static class CheckForms
{
    public static string Write(IReadOnlyList<CheckedFile> files, OutputFormat format) => format switch
    {
        OutputFormat.Json => CheckJson.Write(files),
        OutputFormat.Markdown => CheckMarkdown.Write(files),
        OutputFormat.Sarif => Sarif.Write(files),
        _ => CheckText.Write(files),
    };
}

using Review.Check;

namespace Review.Forms.Check;

/// <summary>What was found in files, in each of the forms.</summary>
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

using System.CommandLine;

namespace Review.Forms;

/// <summary>The forms that a verb's answer comes in.</summary>
public enum ReportFormat
{
    /// <summary>For people, in colour on a terminal.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For a pull request.</summary>
    Markdown,
}

internal static class Formats
{
    public static Option<ReportFormat> Option() => new("--format")
    {
        Description = "text for people, json for programs, markdown for a pull request",
        DefaultValueFactory = _ => ReportFormat.Text,
    };
}

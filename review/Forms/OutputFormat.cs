namespace Review.Forms;

/// <summary>The output formats. Every verb supports the first three.</summary>
public enum OutputFormat
{
    /// <summary>Text for people; a report has colours on a terminal.</summary>
    Text,

    /// <summary>JSON for programs.</summary>
    Json,

    /// <summary>Markdown for a pull request or a wiki.</summary>
    Markdown,

    /// <summary>A single HTML page, with pictures.</summary>
    Html,

    /// <summary>SARIF 2.1.0 for code scanning.</summary>
    Sarif,
}

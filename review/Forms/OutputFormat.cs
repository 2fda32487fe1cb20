namespace Review.Forms;

/// <summary>The forms that an answer comes in. Every verb has the first three.</summary>
public enum OutputFormat
{
    /// <summary>For people; a report is in colour on a terminal.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For a pull request or a wiki.</summary>
    Markdown,

    /// <summary>One page to keep, with pictures.</summary>
    Html,

    /// <summary>For code scanning: SARIF 2.1.0.</summary>
    Sarif,
}

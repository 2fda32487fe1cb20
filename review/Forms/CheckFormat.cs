
namespace Review.Forms;

/// <summary>The forms that findings come in.</summary>
public enum CheckFormat
{
    /// <summary>For people: each finding points into the file.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For a pull request.</summary>
    Markdown,

    /// <summary>For code scanning: SARIF 2.1.0.</summary>
    Sarif,
}

namespace Review.Forms;

/// <summary>The forms that a review comes in.</summary>
internal enum ReviewFormat
{
    /// <summary>For people, in colour on a terminal.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For a pull request or a wiki.</summary>
    Markdown,

    /// <summary>One page to keep, with pictures.</summary>
    Html,
}

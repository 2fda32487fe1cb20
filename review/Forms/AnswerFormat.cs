namespace Review.Forms;

/// <summary>How decisions are printed.</summary>
public enum AnswerFormat
{
    /// <summary>For people: each decision and the statements that decide, with a mark under what did or did not match.</summary>
    Text,

    /// <summary>For programs: an object, a list or JSON lines, as the input was.</summary>
    Json,

    /// <summary>For a pull request: a table.</summary>
    Markdown,
}

namespace Review.Forms.Diff;

/// <summary>A section of a comparison.</summary>
/// <param name="Title">The heading.</param>
/// <param name="IsGain">Whether it shows gained permissions or possible losses. Such a section is shortened last.</param>
internal sealed record DiffSection(string Title, bool IsGain, IReadOnlyList<DiffEntry> Entries);

/// <summary>
/// An entry of a section. Values from documents, settings and names are format arguments, so that each output format can escape
/// them.
/// </summary>
/// <param name="Headline">The main sentence.</param>
/// <param name="Details">Sentences with evidence.</param>
/// <param name="Group">The group that the entry is counted under if there is no space for single entries.</param>
internal sealed record DiffEntry(FormattableString Headline, IReadOnlyList<FormattableString> Details, string Group)
{
    /// <summary>Whether nobody must act on it, although its section shows gains: a proved theorem.</summary>
    public bool IsHarmless { get; init; }
}

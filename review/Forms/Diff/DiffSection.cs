namespace Review.Forms.Diff;

/// <summary>A part of what a reader is told.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsGain">Whether it says what somebody may do more, or what may be lost: that is never left out.</param>
internal sealed record DiffSection(string Title, bool IsGain, IReadOnlyList<DiffEntry> Entries);

/// <summary>
/// One thing told. What comes from documents, settings or names stands in the holes, so that each form can make it harmless.
/// </summary>
/// <param name="Headline">The thing itself.</param>
/// <param name="Details">What shows it.</param>
/// <param name="Group">What it is counted under where there is room for no more.</param>
internal sealed record DiffEntry(FormattableString Headline, IReadOnlyList<FormattableString> Details, string Group);

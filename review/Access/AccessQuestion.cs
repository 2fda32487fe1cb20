using IamEngine.Decide;

namespace Review.Access;

/// <summary>Something that somebody may want to do, in contexts that a reviewer would think of.</summary>
/// <param name="Words">What it is, as a row of the table says it.</param>
/// <param name="When">What is special about the contexts; empty where nothing is.</param>
public sealed record AccessQuestion(string Words, string Action, string Resource, RequestContext Context, string When = "");

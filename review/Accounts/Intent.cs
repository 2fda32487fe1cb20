using IamEngine.Requests;

namespace Review.Accounts;

/// <summary>Something that somebody may want to do, in circumstances that a reviewer would think of.</summary>
/// <param name="Words">What it is, as a row of the table says it.</param>
/// <param name="When">What is special about the circumstances; empty where nothing is.</param>
public sealed record Intent(string Words, string Action, string Resource, RequestContext Context, string When = "");

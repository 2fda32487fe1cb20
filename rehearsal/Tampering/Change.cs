namespace Rehearsal.Tampering;

/// <summary>A change of the deployed stack outside of the program, by calls of the AWS CLI.</summary>
/// <param name="What">The change, in a few words.</param>
/// <param name="Expected">A part of the review's text that names the change; null for a change that is no difference.</param>
/// <param name="Calls">The arguments of each call, without <c>aws</c>.</param>
internal sealed record Change(string What, string? Expected, params IReadOnlyList<string[]> Calls);

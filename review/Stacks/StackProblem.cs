namespace Review.Stacks;

/// <summary>A problem in a stack's files or settings that prevents running the stack.</summary>
/// <param name="Where">The file, with line and column from 1 if known: <c>Pulumi.dev.yaml:7:3</c>.</param>
/// <param name="Key">The configuration key, with the path inside its value; null for the whole file.</param>
/// <param name="Given">The given value; null if there is none, or if it must not be shown.</param>
/// <param name="Rule">The broken rule.</param>
/// <param name="Remedy">What to write or do instead.</param>
public sealed record StackProblem(string? Where, string? Key, string? Given, string Rule, string Remedy);

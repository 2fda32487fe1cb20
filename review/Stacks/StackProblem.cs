namespace Review.Stacks;

/// <summary>Something about a stack's files or settings that must be put right before the stack can be run.</summary>
/// <param name="Where">The file, and where known line and column as an editor counts them: <c>Pulumi.dev.yaml:7:3</c>.</param>
/// <param name="Key">The configuration key, with the path inside its value; null where the file as a whole is meant.</param>
/// <param name="Given">What stands there; null where nothing does, or where it must not be shown.</param>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Remedy">What to write or do instead.</param>
public sealed record StackProblem(string? Where, string? Key, string? Given, string Rule, string Remedy);

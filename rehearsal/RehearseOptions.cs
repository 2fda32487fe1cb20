namespace Rehearsal;

/// <summary>How a rehearsal is asked for.</summary>
/// <param name="Folder">The folder with the <c>Pulumi.yaml</c>.</param>
/// <param name="Json">One JSON document instead of lines for people.</param>
/// <param name="Keep">The emulator stays up until it is interrupted.</param>
public sealed record RehearseOptions(string Folder, bool Json = false, bool Keep = false);

namespace Rehearsal;

/// <summary>The options of the command line.</summary>
/// <param name="Folder">The folder with the <c>Pulumi.yaml</c>.</param>
/// <param name="Json">Write one JSON document instead of text.</param>
/// <param name="Tampering">Change the deployed stack outside of the program, instead of using it.</param>
/// <param name="Keep">Keep the emulator running until Ctrl-C.</param>
public sealed record RehearseOptions(string Folder, bool Json = false, bool Keep = false, bool Tampering = false);

namespace Review.Verbs;

/// <summary>The standard streams of a command, or what stands for them in a test.</summary>
/// <param name="Input">Opens the standard input; asked only where it is read.</param>
public sealed record Streams(Func<Stream> Input, TextWriter Output, TextWriter Error);

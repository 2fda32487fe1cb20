namespace Rehearsal.Cloud;

/// <summary>An API of the emulator refused a call.</summary>
/// <param name="code">AWS's own name for the reason, such as <c>NoSuchEntity</c>.</param>
public sealed class CloudException(string action, string code, string message) : Exception($"{action}: {code}: {message}")
{
    public string Code { get; } = code;
}

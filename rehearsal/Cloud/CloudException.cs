namespace Rehearsal.Cloud;

/// <summary>The emulator returned an error for an API call.</summary>
/// <param name="code">AWS's error code, such as <c>NoSuchEntity</c>.</param>
public sealed class CloudException(string action, string code, string message) : Exception($"{action}: {code}: {message}")
{
    public string Code { get; } = code;
}

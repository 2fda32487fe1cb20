using System.Net;

namespace Rehearsal.Gateway;

/// <summary>
/// Time and source address that the gateway uses for requests, since every request comes from the loopback, now.
/// </summary>
public sealed class SimulatedConditions
{
    /// <summary>Added to the current time.</summary>
    public TimeSpan ClockOffset { get; set; }

    public IPAddress SourceAddress { get; set; } = IPAddress.Loopback;

    public DateTimeOffset Now => DateTimeOffset.UtcNow + ClockOffset;
}

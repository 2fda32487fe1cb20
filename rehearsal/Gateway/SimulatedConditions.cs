using System.Net;

namespace Rehearsal.Gateway;

/// <summary>
/// The time and source address that the gateway uses for a request, because every real request comes from the loopback address at
/// the current time.
/// </summary>
public sealed class SimulatedConditions
{
    /// <summary>Added to the current time.</summary>
    public TimeSpan ClockOffset { get; set; }

    public IPAddress SourceAddress { get; set; } = IPAddress.Loopback;

    public DateTimeOffset Now => DateTimeOffset.UtcNow + ClockOffset;
}

using System.Net;

namespace Rehearsal.Gateway;

/// <summary>What the gateway takes for the circumstances of the requests that reach it, where the loopback cannot have them.</summary>
public sealed class Situation
{
    /// <summary>How far the gateway's clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>Where requests come from.</summary>
    public IPAddress Source { get; set; } = IPAddress.Loopback;

    public DateTimeOffset Now => DateTimeOffset.UtcNow + Ahead;
}

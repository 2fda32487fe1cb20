using System.Net;
using System.Net.Sockets;

namespace Rehearsal.Machine;

/// <summary>Finds a free loopback port. Another program can take it before the caller does, so the caller must retry.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

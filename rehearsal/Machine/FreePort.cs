using System.Net;
using System.Net.Sockets;

namespace Rehearsal.Machine;

/// <summary>A port on the loopback that nobody listens on. Somebody else may take it before it is used: the user must be ready to ask again.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

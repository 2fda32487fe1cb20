using System.Globalization;
using Policies.Network;

namespace Review.Model;

/// <summary>The port of SSH on the bastion.</summary>
internal static class BastionPort
{
    /// <summary>The port of <c>infra:bastion.port</c>, a number or its text; 22 if it is not set.</summary>
    public static int Of(ReviewReport report) =>
        int.TryParse(
            report.Settings["infra:bastion"].At("port")?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture,
            out var port)
            ? port : BastionTraffic.SshPort;
}

using Review.Forms.Pictures;
using Review.Model;
using Review.Model.Network;
using Review.Reach;

namespace Review.Forms.Html;

/// <summary>The network section: the VPC with its zones and subnets, and the routes in and out.</summary>
internal static class NetworkSection
{
    private const string Caption =
        "Arrows show routes. A connection also needs a security group rule at each end; the next section shows these.";

    public static HtmlSection? Of(ReviewReport report)
    {
        var flows = AllowedFlows.Of(report);
        var pictures = NetworkTopology.Of(report)
            .Select((topology, index) => TopologyPicture.Draw(topology, flows, $"network-{index + 1}")).ToArray();
        return pictures.Length == 0 ? null
            : new("network", "Network", [.. pictures.Select(picture => HtmlParts.Figure(picture, Caption))]);
    }
}

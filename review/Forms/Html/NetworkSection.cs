using Review.Forms.Pictures;
using Review.Model;
using Review.Model.Network;
using Review.Reach;

namespace Review.Forms.Html;

/// <summary>The network section: the VPC with its zones and subnets, and the routes in and out.</summary>
internal static class NetworkSection
{
    private const string Caption =
        "Arrows are the ways that the route tables give. A connection needs a way, and at both ends a security group that "
            + "opens: the next part shows those.";

    public static HtmlSection? Of(ReviewReport report)
    {
        var flows = AllowedFlows.Of(report);
        var pictures = NetworkTopology.Of(report)
            .Select((topology, index) => TopologyPicture.Draw(topology, flows, $"network-{index + 1}")).ToArray();
        return pictures.Length == 0 ? null
            : new("network", "Network", [.. pictures.Select(picture => HtmlParts.Figure(picture, Caption))]);
    }
}

using Review.Access;
using Review.Forms.Pictures;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The trust section: which identities can assume which roles.</summary>
internal static class TrustSection
{
    private const string Caption =
        "As the trust policies say. Every condition on a card must hold. A dashed line hands a role to a service, which then "
            + "acts as the role.";

    public static HtmlSection? Of(ReviewReport report)
    {
        var graph = TrustGraph.Of(report);
        return graph.From.Count + graph.Roles.Count == 0 ? null : new(
            "trust",
            "Who can become whom",
            HtmlParts.Figure(TrustPicture.Draw(graph, "trust-graph"), Caption));
    }
}

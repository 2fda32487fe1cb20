using Review.Access;
using Review.Forms.Pictures;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The trust section: which identities can assume which roles.</summary>
internal static class TrustSection
{
    private const string Caption =
        "From the trust policies. All conditions on a card must hold. A dashed line passes a role to a service, which then "
            + "acts as the role.";

    public static HtmlSection? Of(ReviewReport report)
    {
        var graph = TrustGraph.Of(report);
        return graph.From.Count + graph.Roles.Count == 0 ? null : new(
            "trust",
            "Who can assume which role",
            HtmlParts.Figure(TrustPicture.Draw(graph, "trust-graph"), Caption));
    }
}

using System.Xml.Linq;
using Review.Forms.Report;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The resources section: the declared resources as a tree. Each resource opens to show its inputs.</summary>
internal static class ResourcesSection
{
    public static HtmlSection Of(ReviewReport report) =>
        new("resources", "Resources", Tag.Of("ul", Tag.Class("tree"), Item(ResourceTree.Of(report))));

    private static XElement Item(ResourceTree tree)
    {
        var (resource, remarks) = (tree.Resource, ResourceTree.Remarks(tree.Resource));
        var heading = Tag.Of(
            "summary",
            Tag.Of("strong", resource.Name),
            " ",
            Tag.Of("small", resource.Type),
            remarks.Length > 0 ? Tag.Of("em", remarks) : null);
        return Tag.Of("li", tree.Children.Count > 0
            ? Tag.Of(
                "details",
                Tag.Is("open", ""),
                heading,
                resource.Inputs.Count > 0 ? HtmlParts.Json(resource.Inputs) : null,
                Tag.Of("ul", tree.Children.Select(Item)))
            : Tag.Of("details", heading, HtmlParts.Paragraph(HtmlParts.Code(resource.Urn)), HtmlParts.Json(resource.Inputs)));
    }
}

using Review.Model;

namespace Review.Forms.Report;

/// <summary>The declared resources, each under its parent, in the order in which the program declares them.</summary>
public sealed record ResourceTree(ReportedResource Resource, IReadOnlyList<ResourceTree> Children)
{
    public static ResourceTree Of(ReviewReport report)
    {
        var children = report.Resources.ToLookup(resource => resource.Parent);
        return Grow(children[null].Single());

        ResourceTree Grow(ReportedResource resource) => new(resource, [.. children[resource.Urn].Select(Grow)]);
    }

    /// <summary>
    /// What is special about how the resource is treated: <c>protected</c>, <c>kept on delete</c>; empty mostly.
    /// </summary>
    public static string Remarks(ReportedResource resource) => string.Join(", ", ((string?[])
    [
        resource.Options.Protect ? "protected" : null,
        resource.Options.RetainOnDelete ? "kept on delete" : null,
    ]).Where(remark => remark is not null));

    /// <summary>The tree as lines of text.</summary>
    public IEnumerable<string> Lines() => Lines("", "");

    private IEnumerable<string> Lines(string first, string rest)
    {
        var remarks = Remarks(Resource);
        yield return $"{first}{Resource.Name}  {Resource.Type}{(remarks.Length > 0 ? $"  [{remarks}]" : "")}";
        for (var i = 0; i < Children.Count; i++)
        {
            var isLast = i == Children.Count - 1;
            foreach (var line in Children[i].Lines(rest + (isLast ? "└── " : "├── "), rest + (isLast ? "    " : "│   ")))
            {
                yield return line;
            }
        }
    }
}

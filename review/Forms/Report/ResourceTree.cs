using Review.Model;

namespace Review.Forms.Report;

/// <summary>The declared resources as a tree, in the order of declaration.</summary>
public sealed record ResourceTree(ReportedResource Resource, IReadOnlyList<ResourceTree> Children)
{
    public static ResourceTree Of(ReviewReport report)
    {
        var children = report.Resources.ToLookup(resource => resource.Parent);
        return Grow(children[null].Single());

        ResourceTree Grow(ReportedResource resource) => new(resource, [.. children[resource.Urn].Select(Grow)]);
    }

    /// <summary>
    /// The resource options that the program sets: <c>protected</c>, <c>ignores changes of ami</c>; empty for most resources.
    /// </summary>
    public static string Remarks(ReportedResource resource)
    {
        var options = resource.Options;
        return string.Join(", ", ((string?[])
        [
            options.Protect ? "protected" : null,
            options.RetainOnDelete ? "kept on delete" : null,
            Each("ignores changes of", options.IgnoreChanges ?? []),
            Each("replaced by a change of", options.ReplaceOnChanges),
            options.DeleteBeforeReplace switch
            {
                true => "deleted before its replacement is created",
                false => "deleted after its replacement is created",
                null => null,
            },
            Each("secret outputs", options.AdditionalSecretOutputs),
            Each("was", options.Aliases.Select(alias => Earlier(alias, resource))),
            options.Import is { } id ? $"imported as {id}" : null,
            options.CustomTimeouts is { } timeouts ? $"timeouts: {timeouts}" : null,
            options.DeletedWith is { } with ? $"deleted with {Urns.NameOf(with)}" : null,
            Each("replaced with", options.ReplaceWith.Select(Urns.NameOf)),
            Each("depends on", options.DependsOn.Select(Urns.NameOf)),
        ]).Where(remark => remark is not null));
    }

    private static string? Each(string what, IEnumerable<string> items)
    {
        var list = string.Join(" and ", items);
        return list.Length > 0 ? $"{what} {list}" : null;
    }

    /// <summary>What an alias changes: only the type if name and parents are the same.</summary>
    private static string Earlier(string alias, ReportedResource resource)
    {
        var (was, now) = (alias.Split("::"), resource.Urn.Split("::"));
        return was[^1] == now[^1] && Above(was) == Above(now) ? was[2][(was[2].LastIndexOf('$') + 1)..] : alias;

        static string Above(string[] urn) =>
            $"{urn[0]}::{urn[1]}::{urn[2][..Math.Max(0, urn[2].LastIndexOf('$'))]}";
    }

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

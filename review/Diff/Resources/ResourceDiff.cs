using IamEngine.Model;
using Review.Model;

namespace Review.Diff.Resources;

/// <summary>Resources added, changed, replaced and removed.</summary>
/// <param name="before">The base in the names of the head.</param>
/// <param name="after">The head.</param>
/// <param name="same">Which resource is which.</param>
internal sealed class ResourceDiff(ReviewReport before, ReviewReport after, SameResources same)
{
    public IReadOnlyList<ResourceChange> All() =>
    [
        .. same.Added.Where(IsReal).Select(resource => Whole(resource, ResourceFate.Added)),
        .. same.Pairs.Where(pair => IsReal(pair.Head)).Select(pair => Changed(pair.Base, pair.Head)).OfType<ResourceChange>(),
        .. same.Removed.Where(IsReal).Select(resource => Whole(resource, ResourceFate.Removed)),
    ];

    // The stack and its components make nothing by themselves.
    private static bool IsReal(ReportedResource resource) => resource.Id is not null;

    private static ResourceChange Whole(ReportedResource resource, ResourceFate fate) =>
        new(resource.Urn, resource.Type, resource.Name, fate, [], null);

    private ResourceChange? Changed(ReportedResource original, ReportedResource head)
    {
        var old = before.Resources.WithUrn(head.Urn) ?? original;
        var properties = Properties(old, head).ToList();
        if (original.NameInAws is { } was && head.NameInAws is { } becomes && was != becomes)
        {
            properties.Add(new(ResourceTypes.Find(head.Type)!.NameInput!, was, becomes, []));
        }

        var reason = original.Urn != head.Urn
            ? $"its URN was {original.Urn}: unless an alias of the program says that it is the same, the engine makes a new one"
            : properties.FirstOrDefault(
                property => ResourceTypes.Find(head.Type)?.IsReplacedBy(property.Path, head.Inputs) == true) is { } forcing
                ? $"{forcing.Path} cannot be changed in place: {ResourceTypes.Find(head.Type)!.Page}"
            : null;
        return properties.Count == 0 && reason is null ? null
            : new(head.Urn, head.Type, head.Name, reason is null ? ResourceFate.Changed
                : ResourceFate.Replaced, properties.ToSeq(), reason);
    }

    private IEnumerable<PropertyChange> Properties(ReportedResource old, ReportedResource head)
    {
        var (was, becomes) = (FlatInputs.Of(old.Inputs), FlatInputs.Of(head.Inputs));
        foreach (var path in was.Keys.Union(becomes.Keys).Order(StringComparer.Ordinal))
        {
            var (from, to) = (was.GetValueOrDefault(path), becomes.GetValueOrDefault(path));
            if (from != to)
            {
                yield return path is "policy" or "assumeRolePolicy" ? Document(old.Urn, head.Urn, path)
                    : new(path, from, to, [.. LineDiff.Of(from, to)]);
            }
        }

        if (old.Options.Protect != head.Options.Protect)
        {
            yield return new("(option) protect", Text(old.Options.Protect), Text(head.Options.Protect), []);
        }

        if (old.Options.RetainOnDelete != head.Options.RetainOnDelete)
        {
            yield return new("(option) retainOnDelete", Text(old.Options.RetainOnDelete), Text(head.Options.RetainOnDelete), []);
        }

        static string Text(bool flag) => flag ? "true" : "false";
    }

    /// <summary>A document is compared as what it means, and told statement by statement.</summary>
    private PropertyChange Document(string oldUrn, string newUrn, string path)
    {
        var (old, @new) = (DocumentOf(before, oldUrn), DocumentOf(after, newUrn));
        if (old is null || @new is null)
        {
            return new(
                path,
                null,
                null,
                [old is null && @new is null ? "changed; neither side can be read as a policy"
                    : $"{(@new is null ? "removed, or not to be read" : "new, or was not to be read")}"]);
        }

        var words = StatementWords.Between(old, @new).ToArray();
        return SameMeaning.Of(old, @new) ? new(path, null, null, ["written otherwise, and means the same"])
            : new(path, null, null, [.. words]);
    }

    private static PolicyDocument? DocumentOf(ReviewReport report, string urn) =>
        report.Documents.FirstOrDefault(document => document.Urn == urn)?.Document;
}

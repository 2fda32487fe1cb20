using IamEngine.Model;
using Review.Model;
using Review.Updates;

namespace Review.Diff.Resources;

/// <summary>Finds the resources that are added, changed, replaced and removed.</summary>
/// <param name="before">The base with the names of the head.</param>
/// <param name="after">The head.</param>
/// <param name="same">The matched resources of base and head.</param>
internal sealed class ResourceDiff(ReviewReport before, ReviewReport after, SameResources same)
{
    private const string Option = "(option) ";

    public IReadOnlyList<ResourceChange> All()
    {
        var pairs = same.Pairs.Where(pair => IsReal(pair.Head)).Select(pair => Compared(pair.Base, pair.Head)).ToArray();
        var replaced = Replacements.Of(
            [.. before.Resources.Select(WithDependencies)],
            after.Resources,
            pairs.Where(pair => pair.Reason is not null).Select(pair => pair.Head.Urn).ToHashSet(),
            pairs.Where(pair => pair.IsMoved).Select(pair => pair.Head.Urn).ToHashSet());
        return
        [
            .. same.Added.Where(IsReal).Select(resource => Whole(resource, ResourceFate.Added)),
            .. pairs.Select(pair => Changed(pair, replaced.GetValueOrDefault(pair.Head.Urn))).OfType<ResourceChange>(),
            .. same.Removed.Where(IsReal).Select(resource => Whole(resource, ResourceFate.Removed) with
            {
                Notes =
                [
                    .. resource.Options.Protect ? ["it is protected, so the engine refuses to delete it"] : (string[])[],
                    .. resource.Options.RetainOnDelete ? ["it stays in AWS (retainOnDelete)"] : (string[])[],
                ],
            }),
        ];
    }

    // The stack and its components create nothing in AWS themselves, so they have no id.
    private static bool IsReal(ReportedResource resource) => resource.Id is not null;

    private static ResourceChange Whole(ReportedResource resource, ResourceFate fate) =>
        new(resource.Urn, resource.Type, resource.Name, fate, [], null);

    /// <summary>Adds the dependencies of the head if the base comes from an earlier version that does not report them.</summary>
    private ReportedResource WithDependencies(ReportedResource old) => old.PropertyDependencies is not null ? old
        : old with { PropertyDependencies = after.Resources.WithUrn(old.Urn)?.PropertyDependencies };

    private sealed record Pair(ReportedResource Head, PropertyChange[] Properties, string? Reason, bool IsMoved);

    private Pair Compared(ReportedResource original, ReportedResource head)
    {
        var old = before.Resources.WithUrn(head.Urn) ?? original;
        var properties = Properties(old, head).ToList();
        if (original.NameInAws is { } was && head.NameInAws is { } becomes && was != becomes)
        {
            properties.Add(new(ResourceTypes.Find(head.Type)!.NameInput!, was, becomes, []));
        }

        var isMoved = original.Urn != head.Urn && !head.Options.Aliases.Contains(original.Urn);
        return new(
            head,
            [.. properties],
            isMoved ? $"its URN was {original.Urn}, and no alias of the program says that it is the same"
                : Forcing(properties, head),
            isMoved);
    }

    /// <summary>The reason why the changed inputs require a replacement; null if an update in place is possible.</summary>
    private static string? Forcing(IEnumerable<PropertyChange> properties, ReportedResource head)
    {
        var type = ResourceTypes.Find(head.Type);
        foreach (var property in properties.Where(property => !IsOption(property) && !IsIgnored(property, head)))
        {
            if (type?.IsReplacedBy(property.Path, head.Inputs) == true)
            {
                return $"{property.Path} cannot be changed in place: {type.SourcePage}";
            }

            if (head.Options.ReplaceOnChanges.Any(path => PropertyPath.Contains(path, property.Path)))
            {
                return $"the program replaces it when {property.Path} changes (replaceOnChanges)";
            }
        }

        return null;
    }

    private static bool IsIgnored(PropertyChange property, ReportedResource head) =>
        !IsOption(property) && head.Options.Ignores(property.Path);

    private static bool IsOption(PropertyChange property) => property.Path.StartsWith(Option, StringComparison.Ordinal);

    private static ResourceChange? Changed(Pair pair, Replacement? replacement)
    {
        var head = pair.Head;
        if (replacement is null && pair.Properties.Length == 0)
        {
            return null;
        }

        // A new resource gets all values of the program, including those whose changes are ignored.
        var properties = pair.Properties.Select(property => IsIgnored(property, head) && replacement is null
            ? property with
            {
                InWords = [$"{property.Old ?? "(none)"} → {property.New ?? "(none)"}, which the engine ignores (ignoreChanges)"],
            }
            : property).ToSeq();
        var fate = replacement is not null ? ResourceFate.Replaced
            : pair.Properties.All(property => IsIgnored(property, head)) ? ResourceFate.Ignored
            : ResourceFate.Changed;
        var reason = pair.Reason ?? (replacement is null ? null : Because(replacement));
        return new(head.Urn, head.Type, head.Name, fate, properties, reason)
        {
            Replacement = replacement,
            Notes = replacement is null ? [] :
            [
                replacement.DeletesFirst ? "the old one is deleted before the new one is created"
                    : "the new one is created before the old one is deleted",
                .. replacement.KeepsOld ? ["the old one stays in AWS (retainOnDelete)"] : (string[])[],
                .. replacement.Obstacles.Select(obstacle => $"this update fails: {obstacle}"),
            ],
        };
    }

    private static string Because(Replacement replacement) =>
        $"{replacement.Path[^2].Name} is replaced, and {replacement.Path[^1].Input ?? "replaceWith"} takes its value from it: "
            + replacement.PathText;

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

        var (options, had) = (head.Options.Named.ToDictionary(), old.Options.Named.ToDictionary());
        foreach (var name in options.Keys.Where(name => had.ContainsKey(name) && had[name] != options[name]))
        {
            yield return new($"{Option}{name}", Shown(had[name]), Shown(options[name]), []);
        }

        static string? Shown(string value) => value.Length > 0 ? value : null;
    }

    /// <summary>Documents are compared by meaning; the differences are shown statement by statement.</summary>
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
        return SamePolicy.Of(old, @new) ? new(path, null, null, ["written otherwise, and means the same"])
            : new(path, null, null, [.. words]);
    }

    private static PolicyDocument? DocumentOf(ReviewReport report, string urn) =>
        report.Documents.FirstOrDefault(document => document.Urn == urn)?.Document;
}

using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Resources;

/// <summary>
/// Matches the resources of base and head: by URN, then by alias, then by type and name in AWS. At the end, it matches the only
/// remaining resource of a type on both sides.
/// </summary>
public sealed record SameResources(
    IReadOnlyList<(ReportedResource Base, ReportedResource Head)> Pairs,
    IReadOnlyList<ReportedResource> Removed,
    IReadOnlyList<ReportedResource> Added)
{
    /// <param name="byUrnOnly">
    /// Whether only the URN identifies a resource: two reports of one declaration, where a new resource is never a renamed one.
    /// </param>
    public static SameResources Of(ReviewReport @base, ReviewReport head, bool byUrnOnly = false)
    {
        var pairs = new List<(ReportedResource Base, ReportedResource Head)>();
        var (removed, added) = (@base.Resources.ToList(), head.Resources.ToList());
        Pair(resource => resource.Urn);
        if (byUrnOnly)
        {
            return new(pairs, removed, added);
        }

        var aliases = added.SelectMany(resource => resource.Options.Aliases.Select(alias => (Alias: alias, resource.Urn)))
            .DistinctBy(alias => alias.Alias).ToDictionary(alias => alias.Alias, alias => alias.Urn);
        Pair(resource => aliases.GetValueOrDefault(resource.Urn) ?? (added.Contains(resource) ? resource.Urn : null));
        Pair(resource => resource.Id is null || resource.NameInAws is not { } name ? null : $"{resource.Type} {name}");
        Pair(resource =>
            // A new access key is not the old one, even if it is the only one.
            resource.Id is not null && resource.Type != ResourceTypes.AccessKey
                && IsAlone(removed, resource) && IsAlone(added, resource) ? resource.Type : null);
        return new(pairs, removed, added);

        void Pair(Func<ReportedResource, string?> key)
        {
            var known = added.Where(resource => key(resource) is not null).GroupBy(key).Where(same => same.Count() == 1)
                .ToDictionary(
                same => same.Key!, same => same.First());
            foreach (var old in removed.Where(resource => key(resource) is { } name && known.ContainsKey(name)).ToArray())
            {
                if (known.Remove(key(old)!, out var @new))
                {
                    pairs.Add((old, @new));
                    removed.Remove(old);
                    added.Remove(@new);
                }
            }
        }
    }

    private static bool IsAlone(List<ReportedResource> among, ReportedResource resource) =>
        among.Count(other => other.Type == resource.Type) == 1;

    /// <summary>Maps ids, ARNs and names of the base to those of the head, where they differ.</summary>
    public IReadOnlyDictionary<string, string> NewNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (old, @new) in Pairs)
        {
            Add(old.Urn, @new.Urn);
            Add(old.Id, @new.Id);
            Add(old.NameInAws, @new.NameInAws);
            AddEach(old.Assumed, @new.Assumed);
        }

        return names;

        void AddEach(JsonObject from, JsonObject to)
        {
            foreach (var (name, value) in from)
            {
                Add(value.AsText(), to[name].AsText());
            }
        }

        void Add(string? from, string? to)
        {
            if (from is { Length: > 0 } && to is { Length: > 0 } && from != to)
            {
                names.TryAdd(from, to);
            }
        }
    }
}

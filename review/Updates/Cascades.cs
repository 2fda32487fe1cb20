using Review.Model;

namespace Review.Updates;

/// <summary>For each resource whose replacement loses something: what replaces it besides its own changes.</summary>
public static class Cascades
{
    /// <returns>In the order of declaration; a resource that nothing else replaces has no row.</returns>
    public static IReadOnlyList<CascadeRow> In(IReadOnlyList<ReportedResource> resources)
    {
        var begins = resources.Where(resource => resource.Id is not null).DistinctBy(resource => resource.Urn).ToDictionary(
            resource => resource.Urn,
            resource => Replacements.Of(resources, resources, new HashSet<string> { resource.Urn }, new HashSet<string>()));
        return
        [
            .. from lost in resources
               let loss = ResourceTypes.Find(lost.Type)?.Loss
               where loss is not null
               let replacements = begins.Where(begin => begin.Key != lost.Urn)
                   .Select(begin => begin.Value.GetValueOrDefault(lost.Urn)).OfType<Replacement>()
               let paths = replacements.Select(found => new CascadePath(found.Path, found.Obstacles)).ToArray()
               where paths.Length > 0
               select new CascadeRow(lost.Urn, loss, paths),
        ];
    }
}

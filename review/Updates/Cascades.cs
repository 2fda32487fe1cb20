using Review.Model;

namespace Review.Updates;

/// <summary>For each resource whose replacement destroys something: the other resources whose changes replace it.</summary>
public static class Cascades
{
    /// <returns>The rows in the order of declaration; only resources that a change of another resource replaces.</returns>
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

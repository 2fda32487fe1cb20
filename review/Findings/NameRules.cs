using Review.Model;

namespace Review.Findings;

/// <summary>What AWS demands of the names that it keeps resources by: unique for their kind, and not too long.</summary>
internal static class NameRules
{
    public static IEnumerable<Finding> Check(StackProgramResult declaration) =>
        SameUrn(declaration).Concat(SameName(declaration)).Concat(TooLong(declaration));

    private static IEnumerable<Finding> SameUrn(StackProgramResult declaration) =>
        from urn in declaration.Resources.GroupBy(resource => resource.Urn)
        where urn.Count() > 1
        select new Finding(
            "DUPLICATE_URN",
            Severity.Error,
            $"{urn.Count()} resources have this URN, and the engine stops at the second",
            urn.Key,
            "give each a name of its own");

    // IAM and S3 names are compared without regard to case, or have none; the others differ too little to matter.
    private static IEnumerable<Finding> SameName(StackProgramResult declaration) =>
        from resource in declaration.Resources
        let name = NameOf(resource)
        where name is not null
        group (resource, name) by (resource.Type, Name: name.ToUpperInvariant()) into same
        where same.Count() > 1
        select new Finding(
            "DUPLICATE_NAME",
            Severity.Error,
            $"{same.Count()} resources of type {same.Key.Type} are called {same.First().name}, and AWS takes one",
            same.Last().resource.Urn,
            "name each for its own purpose");

    private static IEnumerable<Finding> TooLong(StackProgramResult declaration) =>
        from resource in declaration.Resources
        let name = NameOf(resource)
        let limit = ResourceTypes.Find(resource.Type)?.NameLimit
        where name?.Length > limit
        select new Finding(
            "NAME_TOO_LONG",
            Severity.Error,
            $"the name has {name.Length} characters, and AWS takes {limit}: {name}",
            resource.Urn,
            "shorten it");

    private static string? NameOf(ReportedResource resource) =>
        ResourceTypes.Find(resource.Type)?.NameInput is { } input ? resource.Text(input) : null;
}

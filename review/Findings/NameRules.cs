using Review.Model;

namespace Review.Findings;

/// <summary>Reports resources that share a name or URN that must be unique.</summary>
internal static class NameRules
{
    public static IEnumerable<Finding> Check(StackProgramResult declaration) =>
        SameUrn(declaration).Concat(SameName(declaration));

    private static IEnumerable<Finding> SameUrn(StackProgramResult declaration) =>
        from urn in declaration.Resources.GroupBy(resource => resource.Urn)
        where urn.Count() > 1
        select new Finding(
            "DUPLICATE_URN",
            Severity.Error,
            $"{urn.Count()} resources have this URN; Pulumi stops at the second",
            urn.Key,
            "give each its own name");

    // Ignores case, as IAM does. S3 bucket names are lower case; for other types, names that differ only in case are a likely
    // mistake.
    private static IEnumerable<Finding> SameName(StackProgramResult declaration) =>
        from resource in declaration.Resources
        let name = DeclaredOrAssumedName(resource)
        where name is not null
        group (resource, name) by (resource.Type, Name: name.ToUpperInvariant()) into same
        where same.Count() > 1
        select new Finding(
            "DUPLICATE_NAME",
            Severity.Error,
            $"{same.Count()} resources of type {same.Key.Type} share the name {same.First().name}; AWS requires it to be unique",
            same.Last().resource.Urn,
            "give each its own name");

    private static string? DeclaredOrAssumedName(ReportedResource resource) =>
        ResourceTypes.Find(resource.Type)?.NameInput is { } input ? resource.Text(input) : null;
}

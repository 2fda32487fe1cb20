using IamEngine.Catalogue;
using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Encode;

/// <summary>Finds the actions of the catalogue that match given patterns.</summary>
internal static class KnownActions
{
    // Well-known actions, tried first.
    private static readonly string[] Familiar =
        ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject", "ec2:RunInstances", "iam:PassRole",
            "sts:AssumeRole", "kms:Decrypt"];

    /// <summary>The actions that all inside patterns match and no outside pattern matches, well-known ones first.</summary>
    /// <param name="near">The service of the resource, if one is known; its actions come early.</param>
    public static IEnumerable<CatalogueAction> All(IReadOnlyList<Glob> inside, IReadOnlyList<Glob> outside, string? near = null)
    {
        var (wanted, unwanted) = (new GlobMachine([.. inside]), new GlobMachine([.. outside]));
        return Familiar.Select(name => AwsCatalogue.FindAction(name)!).Concat(Candidates(inside, near)).Where(Fits).Distinct();

        bool Fits(CatalogueAction action) =>
            wanted.AcceptsAll(wanted.Run(action.FullName)) && !unwanted.AcceptsAny(unwanted.Run(action.FullName));
    }

    private static IEnumerable<CatalogueAction> Candidates(IReadOnlyList<Glob> inside, string? near)
    {
        // The services that the inside patterns begin with; a pattern that begins with a wildcard excludes no service.
        var prefixes = inside.Select(Service).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var services = prefixes.Count > 0
            ? prefixes.Select(prefix => AwsCatalogue.Find(prefix)).OfType<CatalogueService>()
            : near is not null && AwsCatalogue.Find(near) is { } first ? AwsCatalogue.Services.Prepend(first)
            : AwsCatalogue.Services;
        return services.SelectMany(service => service.Actions);
    }

    private static string? Service(Glob glob)
    {
        var text = glob.ToString()[..glob.Prefix];
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : text[..colon];
    }
}

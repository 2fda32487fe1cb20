using IamEngine.Catalogue;
using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Encode;

/// <summary>Finds an existing AWS action, so that an example is realistic.</summary>
internal static class KnownActions
{
    // Well-known actions, tried first.
    private static readonly string[] Familiar =
        ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject", "ec2:RunInstances", "iam:PassRole", "sts:AssumeRole", "kms:Decrypt"];

    /// <summary>An action that every inside pattern matches and no outside pattern does.</summary>
    public static string? Find(IReadOnlyList<Glob> inside, IReadOnlyList<Glob> outside)
    {
        var (wanted, unwanted) = (new GlobMachine([.. inside]), new GlobMachine([.. outside]));
        return Array.Find(Familiar, Fits) ?? Candidates(inside).FirstOrDefault(Fits);

        bool Fits(string action) => wanted.AcceptsAll(wanted.Run(action)) && !unwanted.AcceptsAny(unwanted.Run(action));
    }

    private static IEnumerable<string> Candidates(IReadOnlyList<Glob> inside)
    {
        // The services that the wanted patterns begin with; one that begins with no service says nothing about it.
        var prefixes = inside.Select(Service).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var services = prefixes.Count > 0
            ? prefixes.Select(prefix => AwsCatalogue.Find(prefix)).OfType<CatalogueService>()
            : AwsCatalogue.Services;
        return services.SelectMany(service => service.Actions).Select(action => action.FullName);
    }

    private static string? Service(Glob glob)
    {
        var text = glob.ToString()[..glob.Prefix];
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : text[..colon];
    }
}

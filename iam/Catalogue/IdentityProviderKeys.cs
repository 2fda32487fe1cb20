using System.Collections.Immutable;

namespace IamEngine.Catalogue;

/// <summary>The condition keys that AWS STS derives from the claims of an identity provider: <c>saml:sub</c>,
/// <c>auth.example.com:aud</c>. The reference lists those of SAML and of large providers; the keys of any other provider have its
/// host name as their prefix.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
/// </remarks>
internal static class IdentityProviderKeys
{
    private static readonly ImmutableArray<CatalogueConditionKey> KeysOfAnyProvider =
    [
        new("${OidcProvider}:amr", "ArrayOfString"),
        new("${OidcProvider}:aud", "String"),
        new("${OidcProvider}:email", "String"),
        new("${OidcProvider}:oaud", "String"),
        new("${OidcProvider}:sub", "String"),
    ];

    public static CatalogueConditionKey? Find(string name)
    {
        var prefix = name.AsSpan(0, Math.Max(name.IndexOf(':'), 0));
        if (prefix.IsEmpty || prefix.Equals("aws", StringComparison.OrdinalIgnoreCase) || AwsCatalogue.Find(prefix) is not null)
        {
            return null;
        }

        return AwsCatalogue.Find("sts")?.FindConditionKey(name)
            ?? (prefix.Contains('.') ? CatalogueConditionKey.Find(KeysOfAnyProvider.AsSpan(), name) : null);
    }
}

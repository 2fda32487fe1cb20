using System.Collections.Immutable;

namespace IamEngine.Catalogue;

/// <summary>The condition keys that AWS STS makes of what an identity provider says of a caller: <c>saml:sub</c>,
/// <c>auth.example.com:aud</c>. The reference lists those of SAML and of large providers; of any other provider the key's prefix
/// is its own host name.</summary>
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

namespace IamEngine.Check.Syntax;

/// <summary>The kinds of identity providers under <c>Federated</c>.</summary>
internal static class IdentityProvider
{
    public enum Kind
    {
        Unknown,
        Saml,
        OpenIdConnect,
    }

    public const string GitHub = "token.actions.githubusercontent.com";

    public static Kind Of(string provider) => ArnSyntax.Read(provider) switch
    {
        { Service: "iam" } arn when arn.Resource.StartsWith("saml-provider/", StringComparison.Ordinal) => Kind.Saml,
        { Service: "iam" } arn when arn.Resource.StartsWith("oidc-provider/", StringComparison.Ordinal) => Kind.OpenIdConnect,
        not null => Kind.Unknown,
        null => IsDomainName(provider) ? Kind.OpenIdConnect : Kind.Unknown,
    };

    /// <summary>The prefix of the provider's condition keys: its host name, with its path if it has one.</summary>
    public static string PrefixOf(string provider) =>
        ArnSyntax.Read(provider) is { } arn ? arn.Resource[(arn.Resource.IndexOf('/', StringComparison.Ordinal) + 1)..]
            : provider;

    /// <summary>Whether the key is the audience of a provider whose keys AWS does not list.</summary>
    public static bool IsAudienceOfUnlistedProvider(ConditionSyntax condition) =>
        condition.Key.EndsWith(":aud", StringComparison.OrdinalIgnoreCase) && condition.KnownKey is { HasVariable: true };

    private static bool IsDomainName(string text) => text.Contains('.', StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/' or '_') && !text.StartsWith('.')
            && !text.EndsWith('.');
}

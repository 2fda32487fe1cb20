using IamEngine.Catalogue;

namespace IamEngine.Check.Syntax;

/// <summary>The part of a condition key before its first colon.</summary>
internal static class ConditionKeyPrefix
{
    public static string Of(string key) => key[..Math.Max(key.IndexOf(':', StringComparison.Ordinal), 0)];

    public static bool IsGlobal(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the prefix of a service, or one under which a service has keys, such as <c>saml</c>.</summary>
    public static bool IsOfAService(string key) => Of(key) is { Length: > 0 } prefix
        && (AwsCatalogue.Find(prefix) is not null || CatalogueHead.Instance.ServicesWithKeysUnder(prefix).Any());

    /// <summary>Whether the key lacks only its tag: <c>aws:RequestTag</c>.</summary>
    public static bool LacksItsTag(ConditionSyntax condition) => condition.KnownKey is null && condition.Key.Length > 0
        && condition.Statement.Policy.KeyOf($"{condition.Key.TrimEnd('/')}/tag") is { HasVariable: true } known
        && known.Name.StartsWith($"{condition.Key.TrimEnd('/')}/", StringComparison.OrdinalIgnoreCase);
}

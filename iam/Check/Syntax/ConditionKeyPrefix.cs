using IamEngine.Catalogue;

namespace IamEngine.Check.Syntax;

/// <summary>What stands before a condition key's first colon.</summary>
internal static class ConditionKeyPrefix
{
    public static string Of(string key) => key[..Math.Max(key.IndexOf(':', StringComparison.Ordinal), 0)];

    public static bool IsGlobal(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is that of a service, or another under which a service has keys, such as <c>saml</c>.</summary>
    public static bool IsOfAService(string key) => Of(key) is { Length: > 0 } prefix
        && (AwsCatalogue.Find(prefix) is not null || CatalogueHead.Instance.ServicesWithKeysUnder(prefix).Any());

    /// <summary>Whether a key only lacks the part that its author fills in: <c>aws:RequestTag</c>.</summary>
    public static bool LacksItsTag(ConditionSyntax condition) => condition.KnownKey is null && condition.Key.Length > 0
        && condition.Statement.Policy.KeyOf($"{condition.Key.TrimEnd('/')}/tag") is { HasVariable: true } known
        && known.Name.StartsWith($"{condition.Key.TrimEnd('/')}/", StringComparison.OrdinalIgnoreCase);
}

using IamEngine.Vocabulary;

namespace Review.Diff.Access;

internal static class AccessLevelWords
{
    /// <summary>Everything that a service lets do.</summary>
    public const string Anything = "anything";

    /// <summary>What the catalogue has no entry for.</summary>
    public const string Unknown = "at an unknown level";

    public static string Of(AccessLevel level) => level switch
    {
        AccessLevel.PermissionsManagement => "permissions management",
        _ => level.ToString().ToLowerInvariant(),
    };
}

using IamEngine.Vocabulary;

namespace Review.Diff.Access;

internal static class AccessLevelWords
{
    /// <summary>All actions of a service.</summary>
    public const string Anything = "anything";

    /// <summary>Actions that are not in the catalogue.</summary>
    public const string Unknown = "at an unknown level";

    public static string Of(AccessLevel level) => level switch
    {
        AccessLevel.PermissionsManagement => "permissions management",
        _ => level.ToString().ToLowerInvariant(),
    };
}

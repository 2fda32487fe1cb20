using Policies.Vocabulary;

namespace Review.Diff.Access;

internal static class Words
{
    public static string Of(AccessLevel level) => level switch
    {
        AccessLevel.PermissionsManagement => "permissions management",
        _ => level.ToString().ToLowerInvariant(),
    };
}

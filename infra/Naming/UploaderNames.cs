using Infra.Settings;

namespace Infra.Naming;

/// <summary>
/// The names of an uploader's resources. They contain the uploader's or user's name and never its place in the list, so another
/// uploader can come and go. Those of <see cref="AccessSettings.DefaultName"/> have no suffix.
/// </summary>
public static class UploaderNames
{
    /// <summary>The name of the component in the program, which begins the names of its resources: <c>upload-jobs</c>.</summary>
    public static string Component(string uploader) =>
        uploader == AccessSettings.DefaultName ? "upload" : $"upload-{uploader}";

    /// <summary>The name of the role in the program.</summary>
    public static string Role(string uploader) => $"{Component(uploader)}-role";

    /// <summary>The purpose in the names of a policy in AWS: <c>upload-jobs-state-access</c>.</summary>
    public static string Policy(string uploader, string purpose) =>
        uploader == AccessSettings.DefaultName ? purpose : $"{Component(uploader)}-{purpose}";

    /// <summary>The name of a user in the program, which does not contain its uploader: <c>upload-alice-user</c>.</summary>
    public static string User(string user) => $"{OfUser(user)}-user";

    /// <summary>The purpose in the user's name in AWS: <c>uploader-alice</c>.</summary>
    public static string UserPurpose(string user) =>
        user == AccessSettings.DefaultUser ? "uploader" : $"uploader-{user}";

    /// <summary>The secret that hands the user's key over, in the program: <c>hand-over-alice</c>.</summary>
    public static string HandOver(string user) => user == AccessSettings.DefaultUser ? "hand-over" : $"hand-over-{user}";

    /// <summary>The purpose in the name of that secret in AWS: <c>uploader-alice-key</c>.</summary>
    public static string HandOverPurpose(string user) => $"{UserPurpose(user)}-key";

    /// <summary>The purpose in the name of the user's AWS CLI profile: <c>upload-alice</c>.</summary>
    public static string Profile(string user) => OfUser(user);

    /// <summary>The beginning of the names of a user's resources in the program: <c>upload-alice</c>.</summary>
    public static string OfUser(string user) => user == AccessSettings.DefaultUser ? "upload" : $"upload-{user}";
}

namespace IamEngine.Model;

/// <summary>
/// The version of the policy language. Policy variables such as <c>${aws:username}</c> work only in 2012-10-17 and are plain text
/// before it; a document without a version is read as 2008-10-17.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
/// </summary>
public enum PolicyVersion
{
    /// <summary>No <c>Version</c> element; equivalent to 2008-10-17.</summary>
    Unstated,

    V2008,

    V2012,
}

internal static class PolicyVersions
{
    public static string? Text(this PolicyVersion version) => version switch
    {
        PolicyVersion.V2008 => "2008-10-17",
        PolicyVersion.V2012 => "2012-10-17",
        _ => null,
    };

    public static bool HasVariables(this PolicyVersion version) => version == PolicyVersion.V2012;
}

using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Condition keys of AWS Identity and Access Management.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
/// </summary>
public static class IamKeys
{
    /// <summary>The service that a role is handed to: <c>ec2.amazonaws.com</c>.</summary>
    public static StringKey PassedToService { get; } = new("iam:PassedToService");

    /// <summary>The policy that bounds the user or role which a call is about.</summary>
    public static ArnKey PermissionsBoundary { get; } = new("iam:PermissionsBoundary");

    /// <summary>The policy that is attached or detached.</summary>
    public static ArnKey PolicyArn { get; } = new("iam:PolicyARN");
}

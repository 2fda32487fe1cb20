using Policies.Model;

namespace Policies.Vocabulary;

/// <summary>
/// Condition keys of AWS Identity and Access Management.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
/// </summary>
public static class IamKeys
{
    /// <summary>The service that a role is handed to: <c>ec2.amazonaws.com</c>.</summary>
    public static StringKey PassedToService { get; } = new("iam:PassedToService");
}

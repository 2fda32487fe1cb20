namespace Policies.Vocabulary;

/// <summary>
/// Actions of AWS Identity and Access Management.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
/// </summary>
public static class Iam
{
    /// <summary>Hand a role to a service, which then acts with it.</summary>
    public static ActionName PassRole { get; } = new("iam", nameof(PassRole), AccessLevel.Write);
}

namespace IamEngine.Vocabulary;

/// <summary>
/// Actions of AWS Identity and Access Management.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
/// </summary>
public static class Iam
{
    /// <summary>Hand a role to a service, which then acts with it.</summary>
    public static ActionName PassRole { get; } = new("iam", nameof(PassRole), AccessLevel.Write);

    public static ActionName CreateRole { get; } = new("iam", nameof(CreateRole), AccessLevel.Write);

    public static ActionName CreateUser { get; } = new("iam", nameof(CreateUser), AccessLevel.Write);

    /// <summary>Set what a role can be allowed at most.</summary>
    public static ActionName PutRolePermissionsBoundary { get; } = new(
        "iam", nameof(PutRolePermissionsBoundary), AccessLevel.PermissionsManagement);

    /// <summary>Set what a user can be allowed at most.</summary>
    public static ActionName PutUserPermissionsBoundary { get; } = new(
        "iam", nameof(PutUserPermissionsBoundary), AccessLevel.PermissionsManagement);

    public static ActionName DeleteRolePermissionsBoundary { get; } = new(
        "iam", nameof(DeleteRolePermissionsBoundary), AccessLevel.PermissionsManagement);

    public static ActionName DeleteUserPermissionsBoundary { get; } = new(
        "iam", nameof(DeleteUserPermissionsBoundary), AccessLevel.PermissionsManagement);
}

using IamEngine.Model;
using static Policies.Access.Rights.Place;
using static Policies.Access.Rights.Words;

namespace Policies.Access.Rights;

/// <summary>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
/// </summary>
internal static class IamRights
{
    public static Seq<TypeRights> Table { get; } =
    [
        Type("aws:iam/user:User",
            Read(Users, "iam:GetUser", "iam:ListGroupsForUser", "iam:ListUserTags"),
            Create(BoundUsers, "iam:CreateUser"),
            Create(Users, "iam:TagUser"),
            Update(BoundUsers, "iam:PutUserPermissionsBoundary"),
            Update(Users, "iam:UntagUser"),
            Delete(Users, "iam:DeleteUser")),

        Type("aws:iam/accessKey:AccessKey",
            Read(Users, "iam:ListAccessKeys"),
            Create(Users, "iam:CreateAccessKey"),
            Update(Users, "iam:UpdateAccessKey"),
            Delete(Users, "iam:DeleteAccessKey")),

        Type("aws:iam/role:Role",
            Read(Roles, "iam:GetRole", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:ListRoleTags"),
            Create(BoundRoles, "iam:CreateRole"),
            Create(Roles, "iam:TagRole"),
            Update(BoundRoles, "iam:PutRolePermissionsBoundary"),
            Update(Roles, "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription"),
            Delete(Roles, "iam:DeleteRole", "iam:ListInstanceProfilesForRole")),

        Type("aws:iam/policy:Policy",
            Read(Place.Policies, "iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyTags", "iam:ListPolicyVersions"),
            Create(Place.Policies, "iam:CreatePolicy", "iam:TagPolicy"),
            Update(Place.Policies, "iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:UntagPolicy"),
            Delete(Place.Policies, "iam:DeletePolicy")),

        Type("aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            Read(Roles, "iam:ListAttachedRolePolicies"),
            Create(RoleAttachments, "iam:AttachRolePolicy"),
            Delete(RoleAttachments, "iam:DetachRolePolicy")),

        Type("aws:iam/userPolicyAttachment:UserPolicyAttachment",
            Read(Users, "iam:ListAttachedUserPolicies"),
            Create(UserAttachments, "iam:AttachUserPolicy"),
            Delete(UserAttachments, "iam:DetachUserPolicy")),

        Type("aws:iam/instanceProfile:InstanceProfile",
            Read(InstanceProfiles, "iam:GetInstanceProfile"),
            Create(InstanceProfiles, "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:TagInstanceProfile"),
            Create(PassedRoles, "iam:PassRole"),
            Update(InstanceProfiles, "iam:UntagInstanceProfile"),
            Delete(InstanceProfiles, "iam:DeleteInstanceProfile", "iam:RemoveRoleFromInstanceProfile")),

        // A caller who changes the provider decides which tokens are valid, so an administrator creates it.
        Type("aws:iam/openIdConnectProvider:OpenIdConnectProvider",
            Read(IdentityProvider, "iam:GetOpenIDConnectProvider", "iam:ListOpenIDConnectProviderTags")),
    ];

    /// <summary>Read-only permissions on the deploying identities, which only an administrator changes.</summary>
    public static Seq<Right> OfCi { get; } =
    [
        .. Read(CiIdentities, "iam:GetRole", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:ListRoleTags",
            "iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyTags", "iam:ListPolicyVersions"),
    ];
}

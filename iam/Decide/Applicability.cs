using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide;

/// <summary>Which policy types apply to a request.</summary>
internal static class Applicability
{
    /// <summary>
    /// Identity policies, boundaries and session policies belong to users and roles; a root user, a service and a caller without
    /// an account have none.
    /// </summary>
    public static bool CallerHasPolicies(Caller caller) => caller is Caller.User or Caller.RoleSession or Caller.FederatedUser;

    /// <summary>
    /// Service control policies limit the principals of member accounts, their root users too. They touch neither the management
    /// account nor service-linked roles nor anyone who is not a principal of the organization's accounts.
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    /// </summary>
    public static bool Scp(Request request, AccountId? managementAccount) =>
        request.Caller.Account is { } account && account != managementAccount && !IsServiceLinked(request);

    /// <summary>
    /// Resource control policies limit who may use the resources of member accounts, of those services that support them. They
    /// touch neither the management account's resources nor service-linked roles, nor <c>kms:RetireGrant</c>, nor AWS's own KMS
    /// keys.
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    /// https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html
    /// </summary>
    public static bool Rcp(Request request, AccountId? managementAccount)
    {
        var colon = request.Action.IndexOf(':', StringComparison.Ordinal);
        var service = request.Action.AsSpan(0, Math.Max(colon, 0));
        return (managementAccount is null || request.ResourceAccount != managementAccount)
            && !IsServiceLinked(request)
            && !request.Action.Equals("kms:RetireGrant", StringComparison.OrdinalIgnoreCase)
            && !request.Resource.Contains(":alias/aws/", StringComparison.Ordinal)
            && AwsCatalogue.Find(service) is null or { SupportsResourceControlPolicies: true };
    }

    /// <summary>
    /// Whether the resource's own policy must allow. A role's trust policy is asked by the actions of STS that begin a session of
    /// it, a key's policy by all that is done to the key; <c>kms:ListKeys</c> and its like touch no key.
    /// https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
    /// </summary>
    public static bool ResourceMustAllow(Request request, PolicyOfResource? policy) => policy switch
    {
        PolicyOfResource.Key or PolicyOfResource.Trust => true,
        _ => IsKey(request) || IsTrust(request.Action, request.Resource),
    };

    /// <summary>Whether a role's trust policy applies to the action.</summary>
    public static bool IsTrust(string action, string resource) =>
        action.StartsWith("sts:AssumeRole", StringComparison.OrdinalIgnoreCase)
        || (action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)
            && resource.Contains(":role/", StringComparison.Ordinal));

    private static bool IsKey(Request request) =>
        request.Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase)
            && request.Resource.Contains(":key/", StringComparison.Ordinal);

    // A service-linked role lies under a path that is AWS's own. A session's ARN leaves out the path; its role's name then tells.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
    private static bool IsServiceLinked(Request request) => request.Caller is Caller.RoleSession session
        && (session.Role.Resource.StartsWith("role/aws-service-role/", StringComparison.Ordinal)
            || (session.Session is not null
                && session.Role.Resource.StartsWith("role/AWSServiceRoleFor", StringComparison.Ordinal))
            || (request.AllKeys.Find("aws:PrincipalArn") is { IsNull: false } principal
                && principal.Values[0].Contains(":role/aws-service-role/", StringComparison.Ordinal)));
}

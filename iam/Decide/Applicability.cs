using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide;

/// <summary>Which policy types apply to a request.</summary>
internal static class Applicability
{
    /// <summary>
    /// Whether identity policies, boundaries and session policies apply to the caller: they apply to users, roles and federated
    /// users. A root user, a service and a caller without an account have none.
    /// </summary>
    public static bool CallerHasPolicies(Caller caller) => caller is Caller.User or Caller.RoleSession or Caller.FederatedUser;

    /// <summary>
    /// Whether service control policies apply. They limit all principals of member accounts, including root users. They do not
    /// apply to the management account, to service-linked roles, or to callers outside of the organization.
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    /// </summary>
    public static bool Scp(Request request, AccountId? managementAccount) =>
        request.Caller.Account is { } account && account != managementAccount && !IsServiceLinked(request);

    /// <summary>
    /// Whether resource control policies apply. They limit access to the resources of member accounts, for the services that
    /// support them. They do not apply to resources of the management account, to service-linked roles, to
    /// <c>kms:RetireGrant</c>, or to AWS managed KMS keys.
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
    /// Whether the resource's own policy must allow the request. This is true for the trust policy of a role, for the STS actions
    /// that start a session of the role, and for the policy of a KMS key, for every action on the key. Actions without a key,
    /// such as <c>kms:ListKeys</c>, are not included.
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

    // A service-linked role has a path that is reserved to AWS. The ARN of a session has no path, so only the name of the role
    // shows it.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
    private static bool IsServiceLinked(Request request) => request.Caller is Caller.RoleSession session
        && (session.Role.Resource.StartsWith("role/aws-service-role/", StringComparison.Ordinal)
            || (session.Session is not null
                && session.Role.Resource.StartsWith("role/AWSServiceRoleFor", StringComparison.Ordinal))
            || (request.AllKeys.Find("aws:PrincipalArn") is { IsNull: false } principal
                && principal.Values[0].Contains(":role/aws-service-role/", StringComparison.Ordinal)));
}

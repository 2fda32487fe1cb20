using IamEngine.Requests;

namespace IamEngine.Decide;

/// <summary>The requests that AWS decides without policies, each with its AWS page.</summary>
internal static class SpecialCases
{
    private static readonly string[] BucketPolicyRepairs = ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];

    private static readonly string[] AliasChanges = ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"];

    private static readonly string[] PolicyChanges =
    [
        "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion",
            "iam:SetDefaultPolicyVersion", "iam:TagPolicy",
        "iam:UntagPolicy",
    ];

    private static readonly string[] RoleChanges =
    [
        "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy", "iam:PassRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:TagRole",
            "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription",
    ];

    /// <summary>
    /// Requests that AWS grants even if a policy denies them. Everyone with credentials can ask for their own identity; a user
    /// and the account's root user can ask for a session with a second factor.
    /// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
    /// </summary>
    public static bool NeedsNoPermission(Request request) =>
        (Is(request.Action, "sts:GetCallerIdentity") && request.Caller is not (Caller.Anonymous or Caller.TokenHolder))
        || (AsksForSessionToken(request) && HasLongTermCredentials(request.Caller));

    /// <summary>Requests that no policy can allow.</summary>
    public static bool IsReservedToAws(Request request) =>
        (IsOf("sts:", request)
            && (RootAssumesRole(request) || FederatedUserCallsSts(request) || SessionAsksForSessionToken(request)))
        || (IsOf("iam:", request) && (ChangesManagedPolicy(request) || ChangesReservedRole(request)))
        || (IsOf("kms:", request) && ChangesManagedAlias(request));

    /// <summary>
    /// The root user of the bucket's account can always repair a bucket policy that denies everyone. A Deny of the bucket policy
    /// does not count then.
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
    /// </summary>
    public static bool RepairsBucketPolicy(Request request) =>
        request.Caller is Caller.AccountRoot && request.IsWithinOneAccount
        && IsOneOf(request.Action, BucketPolicyRepairs);

    // A root user cannot assume a role.
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
    private static bool RootAssumesRole(Request request) =>
        request.Caller is Caller.AccountRoot && Is(request.Action, "sts:AssumeRole");

    // A federated user can call no STS action except GetCallerIdentity, which the caller of this method has decided before.
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
    private static bool FederatedUserCallsSts(Request request) => request.Caller is Caller.FederatedUser;

    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html: only with long-term credentials.
    private static bool SessionAsksForSessionToken(Request request) =>
        AsksForSessionToken(request) && !HasLongTermCredentials(request.Caller);

    private static bool AsksForSessionToken(Request request) => Is(request.Action, "sts:GetSessionToken");

    private static bool HasLongTermCredentials(Caller caller) => caller is Caller.User or Caller.AccountRoot;

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies
    private static bool ChangesManagedPolicy(Request request) =>
        request.Resource.Contains(":iam::aws:policy/", StringComparison.Ordinal) && IsOneOf(request.Action, PolicyChanges);

    // IAM Identity Center creates these roles.
    // https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html
    private static bool ChangesReservedRole(Request request) =>
        request.Resource.Contains(":role/aws-reserved/", StringComparison.Ordinal) && IsOneOf(request.Action, RoleChanges);

    // Aliases that begin with alias/aws/ are reserved to AWS.
    // https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html
    private static bool ChangesManagedAlias(Request request) =>
        request.Resource.Contains(":alias/aws/", StringComparison.Ordinal)
        && IsOneOf(request.Action, AliasChanges);

    private static bool IsOf(string service, Request request) =>
        request.Action.StartsWith(service, StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string action, string[] names)
    {
        foreach (var name in names)
        {
            if (Is(action, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(string action, string name) => action.Equals(name, StringComparison.OrdinalIgnoreCase);
}

namespace Policies.Decide;

/// <summary>The few requests that AWS treats apart from all policies, each with the page that says so.</summary>
internal static class SpecialCases
{
    /// <summary>
    /// Anyone with credentials may ask who it is, even under a Deny.
    /// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
    /// </summary>
    public static bool NeedsNoPermission(Request request) =>
        Is(request.Action, "sts:GetCallerIdentity") && request.Caller is not (Caller.Anonymous or Caller.TokenHolder);

    /// <summary>What no policy can give.</summary>
    public static bool IsReservedToAws(Request request) =>
        RootAssumesRole(request) || ChangesManagedPolicy(request) || ChangesReservedRole(request) || ChangesManagedAlias(request);

    /// <summary>
    /// The owner's root user can always repair a bucket's policy that denies everyone: the bucket's policy is then not asked for a Deny.
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
    /// </summary>
    public static bool RepairsBucketPolicy(Request request) =>
        request.Caller is Caller.AccountRoot && request.IsWithinOneAccount
        && (Is(request.Action, "s3:GetBucketPolicy") || Is(request.Action, "s3:PutBucketPolicy") || Is(request.Action, "s3:DeleteBucketPolicy"));

    // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: not with the credentials of an account's root user.
    private static bool RootAssumesRole(Request request) => request.Caller is Caller.AccountRoot && Is(request.Action, "sts:AssumeRole");

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies
    private static bool ChangesManagedPolicy(Request request) =>
        request.Resource.Contains(":iam::aws:policy/", StringComparison.Ordinal)
        && (Is(request.Action, "iam:CreatePolicy") || Is(request.Action, "iam:CreatePolicyVersion") || Is(request.Action, "iam:DeletePolicy")
            || Is(request.Action, "iam:DeletePolicyVersion") || Is(request.Action, "iam:SetDefaultPolicyVersion")
            || Is(request.Action, "iam:TagPolicy") || Is(request.Action, "iam:UntagPolicy"));

    // Roles of IAM Identity Center: https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html
    private static bool ChangesReservedRole(Request request) =>
        request.Resource.Contains(":role/aws-reserved/", StringComparison.Ordinal)
        && request.Action.StartsWith("iam:", StringComparison.OrdinalIgnoreCase)
        && !request.Action.StartsWith("iam:Get", StringComparison.OrdinalIgnoreCase)
        && !request.Action.StartsWith("iam:List", StringComparison.OrdinalIgnoreCase)
        && !request.Action.StartsWith("iam:Simulate", StringComparison.OrdinalIgnoreCase);

    // https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html: aliases that begin with alias/aws/ are AWS's own.
    private static bool ChangesManagedAlias(Request request) =>
        request.Resource.Contains(":alias/aws/", StringComparison.Ordinal)
        && (Is(request.Action, "kms:CreateAlias") || Is(request.Action, "kms:DeleteAlias") || Is(request.Action, "kms:UpdateAlias"));

    private static bool Is(string action, string name) => action.Equals(name, StringComparison.OrdinalIgnoreCase);
}

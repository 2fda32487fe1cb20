using IamEngine.Model;
using Review.Controls.Vocabulary;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Decided;

namespace Review.Controls.Groups;

/// <summary>Controls for users, roles, and their policies.</summary>
internal static class IdentityControls
{
    private const string
        PolicyAttachment = "aws:iam/policyAttachment:PolicyAttachment",
        GroupPolicyAttachment = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
        GroupMembership = "aws:iam/groupMembership:GroupMembership",
        UserGroupMembership = "aws:iam/userGroupMembership:UserGroupMembership",
        LoginProfile = "aws:iam/userLoginProfile:UserLoginProfile";

    /// <summary>GitHub's identity provider, as in the ARN of the account's provider.</summary>
    private const string GitHub = "token.actions.githubusercontent.com";

    private static readonly string[] Users = [ResourceTypes.User];

    private static readonly string[] Identities = [ResourceTypes.User, ResourceTypes.Role];

    private static readonly string[] Attachments =
    [
        ResourceTypes.RolePolicyAttachment, ResourceTypes.UserPolicyAttachment, PolicyAttachment, GroupPolicyAttachment,
        ResourceTypes.Role,
    ];

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("user-none", "Nobody has an IAM user", Identities, [.. Cis3("1.21"), .. Cis5("1.20"), .. Checkov(273)],
            (identity, _) => Judgement.Of(identity.Type != ResourceTypes.User, "it is an IAM user")),
        new Group("user-policies", "No policy is attached to a user", Users,
            [
                .. Fsbp("IAM.2"), .. Cis3("1.15"), .. Cis5("1.14"), .. Checkov(40), .. Trivy(143), .. Nist("IAMUserNoPolicies"),
                .. OfPulumi("aws-iam-user-policy-attachment-only-attachment-through-groups",
                    "aws-iam-policy-attachment-only-attachment-through-groups"),
            ],
            (user, stack) => Judgement.Of(
                !stack.Of(ResourceTypes.UserPolicy, "user", user).Any()
                && !stack.Of(ResourceTypes.UserPolicyAttachment, "user", user).Any()
                && !stack.Of(PolicyAttachment).Any(attachment => attachment.Texts("users").Any(user.Answers)),
                "a policy is attached to it")),
        new Group("user-group", "Every user is in a group", Users, [.. Checkov2(21), .. Nist("IAMUserGroupMembership")],
            (user, stack) => Judgement.Of(
                stack.Of(UserGroupMembership, "user", user).Any(membership => membership.Texts("groups").Count > 0)
                || stack.Of(GroupMembership).Any(membership => membership.Texts("users").Any(user.Answers)),
                "it is in no group")),
        new Group("user-console", "No user has a password for the console", Users,
            [.. Fsbp("IAM.5"), .. Cis3("1.10", "1.11"), .. Cis5("1.9", "1.10"), .. Checkov2(22)],
            (user, stack) => Judgement.Of(!stack.Of(LoginProfile, "user", user).Any(), "it has a password")),
        // Enabling an MFA device requires two of its codes, so no program declares one for a user.
        new Group("user-mfa", "Every identity with lasting credentials has a second factor", Identities,
            [.. SecurityHub("IAM.19"), .. Trivy(145)],
            (identity, _) => Judgement.Of(identity.Type != ResourceTypes.User, "it has no second factor when it is created")),
        new Group("user-one-key", "No user has two active access keys", Users, [.. Cis3("1.13"), .. Cis5("1.12"), .. Trivy(167)],
            (user, stack) => Judgement.Of(
                stack.Of(ResourceTypes.AccessKey, "user", user).Count(key => key.Text("status") is null or "Active") <= 1,
                "it has several active access keys")),
        new Group("key-not-of-root", "No access key is the root user's", [ResourceTypes.AccessKey], Checkov(348),
            (key, _) => Judgement.Of(key.Text("user") != "root", "it is the root user's")),
        new Group("identity-inline-policies", "No user or role has an inline policy", Identities,
            Nist("IAMNoInlinePolicy"),
            (identity, stack) => Judgement.Of(
                !stack.Of(ResourceTypes.RolePolicy, "role", identity).Any()
                && !stack.Of(ResourceTypes.UserPolicy, "user", identity).Any()
                && !Blocks.Has(identity.Inputs["inlinePolicies"]),
                "it has an inline policy")),
        new Group("attachment-administrator", "Nobody has AWS's policies for administrators or for CloudShell", Attachments,
            [.. SecurityHub("IAM.27"), .. Cis3("1.22"), .. Cis5("1.21"), .. Checkov(274), .. Checkov2(56)],
            (attachment, _) => Judgement.Of(
                !Attached(attachment).Any(arn =>
                    arn.Split('/')[^1] is "AdministratorAccess" or "IAMFullAccess" or "AWSCloudShellFullAccess"),
                "it attaches one of these policies")),
        new Group("attachment-aws-managed", "Nobody has a policy that AWS manages", Attachments, Solutions("IAM4"),
            (attachment, _) => Attached(attachment).FirstOrDefault(arn => arn.Split(':') is [_, _, _, _, "aws", ..]) is { } arn
                ? new Judgement.Missed($"it attaches {arn.Split('/')[^1]}") : new Judgement.Kept()),
        new Group("role-trust", "Every role trusts named principals, not everybody and not a whole account", [ResourceTypes.Role],
            Checkov(60, 61),
            (role, stack) => OfTrust(role, stack, statements => Judgement.Of(
                !statements.Any(statement => statement.IsForEverybody()
                    || statement.Principal.Principals.Any(principal => principal is Principal.Account)),
                "it trusts everybody, or everybody in an account"))),
        new Group("role-trust-github", "Every role that trusts GitHub names the repository, and nothing that a caller can choose",
            [ResourceTypes.Role], Checkov(393),
            (role, stack) => OfTrust(role, stack,
                statements => statements.Where(TrustsGitHub).ToArray() is not { Length: > 0 } trusting
                ? null
                : Judgement.Of(trusting.All(NamesRepository), "a token of another repository can match its trust policy"))),
    ];

    /// <summary>The ARNs of the policies that are attached to a role.</summary>
    public static IEnumerable<string> AttachedTo(ReportedResource role, ControlContext stack) =>
        role.Texts("managedPolicyArns").Concat(stack.Of(ResourceTypes.RolePolicyAttachment, "role", role).SelectMany(Attached));

    private static IEnumerable<string> Attached(ReportedResource resource) =>
        resource.Texts("policyArn").Concat(resource.Texts("managedPolicyArns"));

    private static Judgement? OfTrust(
        ReportedResource role, ControlContext stack, Func<IReadOnlyList<Statement>, Judgement?> judge)
    {
        var trust = stack.DocumentsIn(role).FirstOrDefault(document => document.Kind == DocumentKind.Trust);
        return trust?.Document is { } document
            ? judge([.. document.AllStatements.Where(StatementFacts.IsAllow)])
            : new Judgement.Undecided("its trust policy cannot be read");
    }

    private static bool TrustsGitHub(Statement statement) => statement.Principal.Principals.Any(principal =>
        principal is Principal.Federated && principal.Text.EndsWith(GitHub, StringComparison.Ordinal));

    private static bool NamesRepository(Statement statement)
    {
        var subjects = statement.Condition
            .Where(condition => condition.Key.Name.Equals($"{GitHub}:sub", StringComparison.OrdinalIgnoreCase)
                && condition.OperatorText is "StringEquals" or "StringLike")
            .SelectMany(condition => condition.Values).Select(value => value.ToString()!).ToArray();
        return subjects.Length > 0 && subjects.All(IsOfOneRepository);
    }

    // The first claim must not be under the caller's control, and must not be a pattern for any owner or any name.
    private static bool IsOfOneRepository(string subject) =>
        subject.Split(':') is ["repo", var repository, _, ..]
        && repository.Split('/') is [var owner, var name] && !owner.Contains('*', StringComparison.Ordinal) && name != "*";
}

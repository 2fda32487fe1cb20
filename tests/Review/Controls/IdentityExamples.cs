using Review.Model;
using static Tests.Review.Controls.Declared;

namespace Tests.Review.Controls;

/// <summary>Users, roles and their policies.</summary>
internal static class IdentityExamples
{
    private const string GitHub = "token.actions.githubusercontent.com";

    private static readonly ReportedResource User = Resource(ResourceTypes.User, "user", """{"name": "user"}""");

    private static readonly ReportedResource Role = Resource(ResourceTypes.Role, "role", """{"name": "role"}""");

    public static IReadOnlyList<Example> All { get; } =
    [
        new("user-none", [[User]], [[Role]]),
        new("user-policies",
            [
                [User, Resource(ResourceTypes.UserPolicyAttachment, "a", """{"user": "user", "policyArn": "p"}""")],
                [User, Resource(ResourceTypes.UserPolicy, "a", """{"user": "user", "policy": "{}"}""")],
                [User, Resource("aws:iam/policyAttachment:PolicyAttachment", "a", """{"users": ["user"], "policyArn": "p"}""")],
            ],
            [[User]]),
        new("user-group",
            [[User], [User, Resource("aws:iam/userGroupMembership:UserGroupMembership", "m",
                """{"user": "user", "groups": []}""")]],
            [[User, Resource("aws:iam/userGroupMembership:UserGroupMembership", "m", """{"user": "user", "groups": ["g"]}""")],
                [User, Resource("aws:iam/groupMembership:GroupMembership", "m", """{"users": ["user"], "group": "g"}""")]]),
        new("user-console", [[User, Resource("aws:iam/userLoginProfile:UserLoginProfile", "l", """{"user": "user"}""")]],
            [[User]]),
        new("user-mfa", [[User]], [[Role]]),
        new("user-one-key",
            [[User, Key("one"), Key("two")]],
            [[User, Key("one")], [User, Key("one"),
                Resource(ResourceTypes.AccessKey, "two", """{"user": "user", "status": "Inactive"}""")]]),
        new("key-not-of-root", [[Resource(ResourceTypes.AccessKey, "k", """{"user": "root"}""")]], [[Key("k")]]),
        new("identity-inline-policies",
            [
                [Role, Resource(ResourceTypes.RolePolicy, "p", """{"role": "role", "policy": "{}"}""")],
                [Resource(ResourceTypes.Role, "role", """{"inlinePolicies": [{"name": "p", "policy": "{}"}]}""")],
                [User, Resource(ResourceTypes.UserPolicy, "p", """{"user": "user", "policy": "{}"}""")],
            ],
            [[Role], [User]]),
        new("attachment-administrator",
            [[Attached("arn:aws:iam::aws:policy/AdministratorAccess")], [Attached("arn:aws:iam::aws:policy/IAMFullAccess")],
                [Resource(ResourceTypes.Role, "role",
                    """{"managedPolicyArns": ["arn:aws:iam::aws:policy/AWSCloudShellFullAccess"]}""")]],
            [[Attached("arn:aws:iam::123456789012:policy/own")]]),
        new("attachment-aws-managed",
            [[Attached("arn:aws:iam::aws:policy/ReadOnlyAccess")],
                [Attached("arn:aws-cn:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2")]],
            [[Attached("arn:aws:iam::123456789012:policy/own")]]),
        new("role-trust",
            [[Trusting("\"*\"")], [Trusting("{\"AWS\": \"*\"}")], [Trusting("{\"AWS\": \"arn:aws:iam::123456789012:root\"}")]],
            [[Trusting("{\"Service\": \"ec2.amazonaws.com\"}")], [Trusting("{\"AWS\": \"arn:aws:iam::123456789012:user/u\"}")]]),
        new("role-trust-github",
            [[TrustingGitHub("repo:example-org/*")], [TrustingGitHub("repo:*:ref:refs/heads/main")], [TrustingGitHub("*")],
                [TrustingGitHub("workflow:deploy")], [TrustingGitHub(null)]],
            [[TrustingGitHub("repo:example-org/infra:environment:prod")]]),

        new("policy-administrator",
            [Policies("\"Action\": \"*\", \"Resource\": \"*\""), Policies("\"NotAction\": \"iam:*\", \"Resource\": \"*\""),
                Policies("\"Action\": \"iam:*\", \"Resource\": \"*\"")],
            [Policies("\"Action\": \"s3:ListAllMyBuckets\", \"Resource\": \"*\"")]),
        new("policy-service-wildcard",
            [Policies("\"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::b\"")],
            [Policies("\"Action\": \"s3:Get*\", \"Resource\": \"arn:aws:s3:::b\"")]),
        new("policy-wildcards",
            [Policies("\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\""),
                Policies("\"Action\": \"s3:Get*\", \"Resource\": \"arn:aws:s3:::b\"")],
            [Policies("\"Action\": \"s3:ListBucket\", \"Resource\": \"arn:aws:s3:::b\"")]),
        new("policy-kms-keys",
            [Policies("\"Action\": \"kms:Decrypt\", \"Resource\": \"*\""),
                Policies("\"Action\": \"kms:*\", \"Resource\": \"arn:aws:kms:us-east-1:123456789012:key/*\"")],
            [Policies("\"Action\": \"kms:Decrypt\", \"Resource\": \"arn:aws:kms:us-east-1:123456789012:key/1\"")]),
        new("policy-data",
            [Policies("\"Action\": \"s3:GetObject\", \"Resource\": \"*\""),
                Policies("\"Action\": \"secretsmanager:Get*\", \"Resource\": \"*\"")],
            [Policies("\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\"")]),
        new("policy-permissions",
            [Policies("\"Action\": \"iam:AttachRolePolicy\", \"Resource\": \"*\""),
                Policies("\"Action\": \"s3:PutBucket*\", \"Resource\": \"*\"")],
            [Policies("\"Action\": \"iam:AttachRolePolicy\", \"Resource\": \"arn:aws:iam::123456789012:role/r\"")]),
        new("policy-write",
            [Policies("\"Action\": \"s3:PutObject\", \"Resource\": \"*\"")],
            [Policies("\"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::b/*\""),
                Policies("\"Action\": \"s3:PutObject\", \"Resource\": \"*\", \"Condition\": {\"Bool\": "
                    + "{\"aws:SecureTransport\": \"true\"}}")]),
        new("policy-restrictable",
            [Policies("\"Action\": \"s3:ListBucket\", \"Resource\": \"*\""),
                Policies("\"Action\": \"s3:ListBucket\", \"NotResource\": \"arn:aws:s3:::b\"")],
            [Policies("\"Action\": \"s3:ListAllMyBuckets\", \"Resource\": \"*\"")]),
        new("policy-pass-role",
            [Policies("\"Action\": \"iam:PassRole\", \"Resource\": \"arn:aws:iam::123456789012:role/r\""),
                Policies("\"Action\": \"iam:Pass*\", \"Resource\": \"arn:aws:iam::123456789012:role/r\"")],
            [Policies("\"Action\": \"iam:GetRole\", \"Resource\": \"arn:aws:iam::123456789012:role/r\"")]),
    ];

    private static ReportedResource Key(string name) => Resource(ResourceTypes.AccessKey, name, """{"user": "user"}""");

    private static ReportedResource Attached(string arn) =>
        Resource(ResourceTypes.RolePolicyAttachment, "a", $$"""{"role": "role", "policyArn": "{{arn}}"}""");

    private static ReportedResource Trusting(string principal, string action = "sts:AssumeRole", string more = "")
    {
        var statement = $"\"Effect\": \"Allow\", \"Principal\": {principal}, \"Action\": \"{action}\"{more}";
        return Resource(ResourceTypes.Role, "role", $"{{\"assumeRolePolicy\": {Policy(statement)}}}");
    }

    private static ReportedResource TrustingGitHub(string? subject) => Trusting(
        $"{{\"Federated\": \"arn:aws:iam::123456789012:oidc-provider/{GitHub}\"}}",
        "sts:AssumeRoleWithWebIdentity",
        subject is null ? "" : $", \"Condition\": {{\"StringLike\": {{\"{GitHub}:sub\": \"{subject}\"}}}}");

    /// <summary>A managed policy with one statement; an inline policy of a role has the same form.</summary>
    private static ReportedResource[] Policies(string statement) =>
    [
        Resource(ResourceTypes.Policy, "policy",
            $"{{\"name\": \"p\", \"policy\": {Policy($"\"Effect\": \"Allow\", {statement}")}}}",
            "arn:aws:iam::123456789012:policy/p"),
    ];
}

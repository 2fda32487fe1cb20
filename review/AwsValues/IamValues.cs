using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>Users, roles and policies. https://docs.aws.amazon.com/IAM/latest/APIReference/welcome.html</summary>
internal static class IamValues
{
    private const string User = "aws:iam/user:User";
    private const string Role = "aws:iam/role:Role";
    private const string Policy = "aws:iam/policy:Policy";
    private const string Profile = "aws:iam/instanceProfile:InstanceProfile";
    private const string Provider = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
    private const string RoleAttachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    private const string UserAttachment = "aws:iam/userPolicyAttachment:UserPolicyAttachment";

    public static IEnumerable<InputRules> Rows =>
    [
        Name(User, "name", "the name of a user", "CreateUser", "UserName", 64),
        Name(Role, "name", "the name of a role", "CreateRole", "RoleName", 64),
        Name(Policy, "name", "the name of a policy", "CreatePolicy", "PolicyName", 128),
        Name(Profile, "name", "the name of an instance profile", "CreateInstanceProfile", "InstanceProfileName", 128),
        Name(Profile, "role", "the name of a role", "AddRoleToInstanceProfile", "RoleName", 64),
        Name(RoleAttachment, "role", "the name of a role", "AttachRolePolicy", "RoleName", 64),
        Name(UserAttachment, "user", "the name of a user", "AttachUserPolicy", "UserName", 64),
        Name("aws:iam/accessKey:AccessKey", "user", "the name of a user", "CreateAccessKey", "UserName", 128),
        new(Role, "path", "the path of a role", "write one such as /ci/", Api("CreateRole"), "iam:CreateRole:Path",
            [
                new Length(1, 512),
                new Pattern(
                    @"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)", "ASCII characters without spaces, with a slash at both ends",
                    "/ci/", "/ci"),
            ]),
        new(Policy, "path", "the path of a policy", "write one such as /ci/", Api("CreatePolicy"), "iam:CreatePolicy:Path",
            [
                new Length(1, 512),
                new Pattern(
                    @"((/[A-Za-z0-9\.,\+@=_-]+)*)/",
                    "letters, digits and . , + @ = _ - between slashes, with a slash at both ends", "/ci/", "ci/"),
            ]),
        new(Role, "description", "the description of a role", "write Latin letters without control characters",
            Api("CreateRole"), "iam:CreateRole:Description",
            [
                new Length(0, 1000),
                new Pattern(
                    @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*",
                    "Latin letters and signs (up to U+00FF) and no control characters",
                    "Schreibt das Fl\u00FCssigkeitsprotokoll", "Writes the log \u2013 once"),
            ]),
        new(Policy, "description", "the description of a policy", "write Latin letters without control characters",
            Api("CreatePolicy"), "iam:CreatePolicy:Description",
            [new Length(0, 1000)]),
        new(Role, "maxSessionDuration", "the longest session of a role in seconds", "write 3600 for an hour",
            Api("CreateRole"), "iam:CreateRole:MaxSessionDuration", [new Between(3600, 43_200)]),
        // DOCUMENT_TOO_LARGE covers the length of documents.
        new(Role, "assumeRolePolicy", "a policy document", "escape the characters as JSON does: \\u2013",
            Api("CreateRole"), "iam:CreateRole:AssumeRolePolicyDocument", [new Length(1, 131_072),
            CommonConstraints.DocumentCharacters]),
        new(Policy, "policy", "a policy document", "escape the characters as JSON does: \\u2013",
            Api("CreatePolicy"), "iam:CreatePolicy:PolicyDocument", [new Length(1, 131_072),
            CommonConstraints.DocumentCharacters]),
        PolicyArn(User, "permissionsBoundary", "CreateUser", "PermissionsBoundary"),
        PolicyArn(Role, "permissionsBoundary", "CreateRole", "PermissionsBoundary"),
        PolicyArn(RoleAttachment, "policyArn", "AttachRolePolicy", "PolicyArn"),
        PolicyArn(UserAttachment, "policyArn", "AttachUserPolicy", "PolicyArn"),
        new(Provider, "url", "the URL of an identity provider", "write one such as https://token.actions.githubusercontent.com",
            Api("CreateOpenIDConnectProvider"), "iam:CreateOpenIDConnectProvider:Url",
            [
                new Length(1, 255),
                new Pattern("https://[^:?#]*", "https://, a host and a path, without a port",
                "https://token.actions.githubusercontent.com", "http://example.com:8443"),
            ]),
        new(Provider, "clientIdLists[]", "the audience of tokens", "write sts.amazonaws.com",
            Api("CreateOpenIDConnectProvider"), "iam:CreateOpenIDConnectProvider:ClientIDList[]", [new Length(1, 255)]),
    ];

    private static InputRules Name(string type, string input, string what, string operation, string member, int most) =>
        new(type, input, what, "write letters, digits and hyphens", Api(operation), $"iam:{operation}:{member}",
            [
                new Length(1, most),
                new Pattern("[A-Za-z0-9_+=,.@-]+", "letters a to z, digits and _ + = , . @ - without spaces", "infra-dev-upload",
                "infra/dev"),
            ]);

    private static InputRules PolicyArn(string type, string input, string operation, string member) =>
        new(type, input, "the ARN of a policy", "write arn:aws:iam::123456789012:policy/NAME", Api(operation),
            $"iam:{operation}:{member}",
            [new Length(20, 2048)]);

    private static string Api(string name) => $"https://docs.aws.amazon.com/IAM/latest/APIReference/API_{name}.html";
}

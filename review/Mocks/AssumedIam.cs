using Pulumi;
using Review.Stacks;

namespace Review.Mocks;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html</summary>
internal static class AssumedIam
{
    public static IEnumerable<(string Type, Func<Asked, Assumption> Answer)> Table =>
    [
        ("aws:iam/user:User", asked => new(
            asked.Named(), ("name", asked.Named()), ("arn", asked.IamArn("user", asked.Named())), ("uniqueId", asked.UniqueId("AIDA")))),
        ("aws:iam/role:Role", asked => new(
            asked.Named(), ("name", asked.Named()), ("arn", asked.IamArn("role", asked.Named())), ("uniqueId", asked.UniqueId("AROA")))),
        ("aws:iam/policy:Policy", asked => new(
            asked.IamArn("policy", asked.Named()), ("name", asked.Named()), ("arn", asked.IamArn("policy", asked.Named())), ("policyId", asked.UniqueId("ANPA")))),
        ("aws:iam/instanceProfile:InstanceProfile", asked => new(
            asked.Named(), ("name", asked.Named()), ("arn", asked.IamArn("instance-profile", asked.Named())), ("uniqueId", asked.UniqueId("AIPA")))),
        ("aws:iam/openIdConnectProvider:OpenIdConnectProvider", asked => new(OidcArn(asked), ("arn", OidcArn(asked)))),
        ("aws:iam/rolePolicy:RolePolicy", asked => new($"{asked.Text("role")}:{asked.Named()}", ("name", asked.Named()))),
        ("aws:iam/userPolicy:UserPolicy", asked => new($"{asked.Text("user")}:{asked.Named()}", ("name", asked.Named()))),
        ("aws:iam/rolePolicyAttachment:RolePolicyAttachment", asked => new($"{asked.Text("role")}-{asked.Hex(26)}")),
        ("aws:iam/userPolicyAttachment:UserPolicyAttachment", asked => new($"{asked.Text("user")}-{asked.Hex(26)}")),
        ("aws:iam/accessKey:AccessKey", asked => new(
            $"AKIA{Token.Base32(asked.Name, 9)}EXAMPLE",
            ("createDate", "2026-01-01T00:00:00Z"),
            // There is no secret to show, even where somebody unwraps it.
            ("secret", Output.CreateSecret(StackValue.Placeholder)))),
    ];

    private static string OidcArn(Asked asked) =>
        $"arn:{asked.Partition}:iam::{Asked.Account}:oidc-provider/{asked.Text("url").Replace("https://", "", StringComparison.Ordinal)}";
}

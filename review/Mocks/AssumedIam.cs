using Review.Model;
using Pulumi;
using Review.Stacks;

namespace Review.Mocks;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html</summary>
internal static class AssumedIam
{
    public static IEnumerable<(string Type, Func<Asked, Assumption> Answer)> Table =>
    [
        (ResourceTypes.User, asked => new(
            asked.Named(), ("name", asked.Named()), ("arn", asked.IamArn("user", asked.Named())), ("uniqueId", asked.UniqueId("AIDA")))),
        (ResourceTypes.Role, asked => new(
            asked.Named(), ("name", asked.Named()), ("arn", asked.IamArn("role", asked.Named())), ("uniqueId", asked.UniqueId("AROA")))),
        (ResourceTypes.Policy, asked => new(
            asked.IamArn("policy", asked.Named()), ("name", asked.Named()), ("arn", asked.IamArn("policy", asked.Named())), ("policyId", asked.UniqueId("ANPA")))),
        (ResourceTypes.InstanceProfile, asked => new(
            asked.Named(), ("name", asked.Named()), ("arn", asked.IamArn("instance-profile", asked.Named())), ("uniqueId", asked.UniqueId("AIPA")))),
        (ResourceTypes.OidcProvider, asked => new(OidcArn(asked), ("arn", OidcArn(asked)))),
        (ResourceTypes.RolePolicy, asked => new($"{asked.Text("role")}:{asked.Named()}", ("name", asked.Named()))),
        (ResourceTypes.UserPolicy, asked => new($"{asked.Text("user")}:{asked.Named()}", ("name", asked.Named()))),
        (ResourceTypes.RolePolicyAttachment, asked => new($"{asked.Text("role")}-{asked.Hex(26)}")),
        (ResourceTypes.UserPolicyAttachment, asked => new($"{asked.Text("user")}-{asked.Hex(26)}")),
        (ResourceTypes.AccessKey, asked => new(
            $"AKIA{Token.Base32(asked.Name, 9)}EXAMPLE",
            ("createDate", "2026-01-01T00:00:00Z"),
            // There is no secret to show, even where somebody unwraps it.
            ("secret", Output.CreateSecret(StackValue.Placeholder)))),
    ];

    private static string OidcArn(Asked asked) =>
        $"arn:{asked.Partition}:iam::{Asked.Account}:oidc-provider/{asked.Text("url").Replace("https://", "", StringComparison.Ordinal)}";
}

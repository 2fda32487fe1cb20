using Pulumi;
using Review.Model;

namespace Review.Mocks;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html</summary>
internal static class MockIam
{
    public static IEnumerable<(string Type, Func<ResourceRequest, MockOutputs> Answer)> Table =>
    [
        (ResourceTypes.User, request => new(
            request.Named(), ("name", request.Named()), ("arn", request.IamArn("user", request.Named())),
            ("uniqueId", request.UniqueId("AIDA")))),
        (ResourceTypes.Role, request => new(
            request.Named(), ("name", request.Named()), ("arn", request.IamArn("role", request.Named())),
            ("uniqueId", request.UniqueId("AROA")))),
        (ResourceTypes.Policy, request => new(
            request.IamArn("policy", request.Named()), ("name", request.Named()),
            ("arn", request.IamArn("policy", request.Named())), ("policyId", request.UniqueId("ANPA")))),
        (ResourceTypes.InstanceProfile, request => new(
            request.Named(), ("name", request.Named()), ("arn", request.IamArn("instance-profile", request.Named())),
            ("uniqueId", request.UniqueId("AIPA")))),
        (ResourceTypes.OidcProvider, request => new(OidcArn(request), ("arn", OidcArn(request)))),
        (ResourceTypes.RolePolicy, request => new($"{request.Text("role")}:{request.Named()}", ("name", request.Named()))),
        (ResourceTypes.UserPolicy, request => new($"{request.Text("user")}:{request.Named()}", ("name", request.Named()))),
        (ResourceTypes.RolePolicyAttachment, request => new($"{request.Text("role")}-{request.Hex(26)}")),
        (ResourceTypes.UserPolicyAttachment, request => new($"{request.Text("user")}-{request.Hex(26)}")),
        (ResourceTypes.AccessKey, request => new(
            $"AKIA{MadeUpId.Base32(request.Name, 9)}EXAMPLE",
            ("createDate", "2026-01-01T00:00:00Z"),
            request.Text("pgpKey").Length > 0
                ? ("encryptedSecret", request.Secret)
                : ("secret", Output.CreateSecret(request.Secret)),
            // The provider derives it from the secret, so it is one.
            request.Text("pgpKey").Length > 0
                ? ("encryptedSesSmtpPasswordV4", $"SMTP {request.Secret}")
                : ("sesSmtpPasswordV4", Output.CreateSecret($"SMTP {request.Secret}")))),
    ];

    private static string OidcArn(ResourceRequest request) =>
        $"arn:{request.Partition}:iam::{ResourceRequest.Account}:oidc-provider/{request.Text("url").Replace("https://", "", StringComparison.Ordinal)}";
}

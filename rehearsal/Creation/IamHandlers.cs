using System.Text.Json.Nodes;
using System.Xml.Linq;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>
/// Users, roles, policies and OIDC providers: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
/// </summary>
internal static class IamHandlers
{
    private const string ProviderOnly = "AWS has no such setting; the provider uses it when it deletes the user or role";

    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("aws:iam/user:User", CreateUserAsync, async (cloud, user, _, cancellation) =>
        {
            var actual = await cloud.IamAsync("GetUser", cancellation, ("UserName", user.Text("name")));
            return new() { ["name"] = actual.Text("UserName"), ["path"] = actual.Text("Path"), ["tags"] = TagsOf(actual) };
        }).NotComparing("forceDestroy", ProviderOnly)
            .NotComparing("permissionsBoundary", "moto stores a role's permissions boundary but not a user's"),

        new ResourceHandler("aws:iam/accessKey:AccessKey", CreateAccessKeyAsync, async (cloud, key, created, cancellation) =>
        {
            var actual = await cloud.IamAsync("ListAccessKeys", cancellation, ("UserName", key.Text("user")));
            var mine = actual.Members("AccessKeyMetadata").FirstOrDefault(member => member.Text("AccessKeyId") == created.Id);
            return new() { ["user"] = mine?.Text("UserName"), ["status"] = mine?.Text("Status") };
        }).NotComparing("pgpKey", "the provider encrypts with it; AWS does not keep it"),

        new ResourceHandler("aws:iam/role:Role", CreateRoleAsync, async (cloud, role, _, cancellation) =>
        {
            var actual = await cloud.IamAsync("GetRole", cancellation, ("RoleName", role.Text("name")));
            return new()
            {
                ["name"] = actual.Text("RoleName"),
                ["path"] = actual.Text("Path"),
                ["description"] = actual.Text("Description"),
                ["assumeRolePolicy"] = Decoded(actual.Text("AssumeRolePolicyDocument")),
                ["maxSessionDuration"] = actual.Text("MaxSessionDuration"),
                ["permissionsBoundary"] = actual.Text("PermissionsBoundaryArn"),
                ["tags"] = TagsOf(actual),
            };
        }).WithPolicyDocument("assumeRolePolicy", PolicyDocumentType.Trust).NotComparing("forceDetachPolicies", ProviderOnly),

        new ResourceHandler("aws:iam/policy:Policy", CreatePolicyAsync, async (cloud, _, created, cancellation) =>
        {
            var actual = await cloud.IamAsync("GetPolicy", cancellation, ("PolicyArn", created.Id));
            var version = await cloud.IamAsync(
                "GetPolicyVersion", cancellation, ("PolicyArn", created.Id), ("VersionId", actual.Text("DefaultVersionId")!));
            return new()
            {
                ["name"] = actual.Text("PolicyName"),
                ["path"] = actual.Text("Path"),
                ["description"] = actual.Text("Description"),
                ["policy"] = Decoded(version.Text("Document")),
                ["tags"] = TagsOf(actual),
            };
        }).WithPolicyDocument("policy", PolicyDocumentType.Identity),

        new ResourceHandler("aws:iam/rolePolicy:RolePolicy", CreateInlineAsync("Role"), ReadInlineAsync("Role"))
            .WithPolicyDocument(
            "policy", PolicyDocumentType.Identity),
        new ResourceHandler("aws:iam/userPolicy:UserPolicy", CreateInlineAsync("User"), ReadInlineAsync("User"))
            .WithPolicyDocument(
            "policy", PolicyDocumentType.Identity),
        new ResourceHandler("aws:iam/rolePolicyAttachment:RolePolicyAttachment", AttachAsync("Role"), ReadAttachedAsync("Role")),
        new ResourceHandler("aws:iam/userPolicyAttachment:UserPolicyAttachment", AttachAsync("User"), ReadAttachedAsync("User")),

        new ResourceHandler(
            "aws:iam/instanceProfile:InstanceProfile", CreateProfileAsync, async (cloud, profile, _, cancellation) =>
        {
            var actual = await cloud.IamAsync("GetInstanceProfile", cancellation, ("InstanceProfileName", profile.Text("name")));
            return new()
            {
                ["name"] = actual.Text("InstanceProfileName"),
                ["role"] = actual.Text("RoleName"),
                ["tags"] = TagsOf(actual.Element("GetInstanceProfileResult")!.Element("InstanceProfile")!.Element("Tags")),
            };
        }),

        new ResourceHandler(
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider", CreateOidcProviderAsync,
            async (cloud, provider, created, cancellation) =>
        {
            var actual = await cloud.IamAsync("GetOpenIDConnectProvider", cancellation, ("OpenIDConnectProviderArn", created.Id));
            return new()
            {
                ["url"] = $"https://{actual.Text("Url")?.Replace("https://", "", StringComparison.Ordinal)}",
                ["clientIdLists"] = List(actual.Members("ClientIDList")),
                ["thumbprintLists"] = List(actual.Members("ThumbprintList")),
                ["tags"] = TagsOf(actual),
            };
        }),
    ];

    private static async Task<CreatedResource> CreateUserAsync(
        EmulatedCloud cloud, DesiredResource user, CancellationToken cancellation)
    {
        var created = await cloud.IamAsync(
            "CreateUser",
            cancellation,
            [
                ("UserName", user.Text("name")),
                .. Optional(user, ("path", "Path"), ("permissionsBoundary", "PermissionsBoundary")),
                .. Tags(user),
            ]);
        return new(
            user.Text("name"), ("arn", created.Text("Arn")!), ("uniqueId", created.Text("UserId")!), ("name", user.Text("name")));
    }

    private static async Task<CreatedResource> CreateAccessKeyAsync(
        EmulatedCloud cloud, DesiredResource key, CancellationToken cancellation)
    {
        var created = await cloud.IamAsync("CreateAccessKey", cancellation, ("UserName", key.Text("user")));
        if (key.TextOrNull("status") is { } status)
        {
            await cloud.IamAsync(
                "UpdateAccessKey", cancellation,
                [("UserName", key.Text("user")), ("AccessKeyId", created.Text("AccessKeyId")!), ("Status", status)]);
        }

        return new(
            created.Text("AccessKeyId")!,
            ("secret", created.Text("SecretAccessKey")!),
            ("encryptedSecret", created.Text("SecretAccessKey")!), // an emulator encrypts nothing
            ("createDate", created.Text("CreateDate")!));
    }

    private static async Task<CreatedResource> CreateRoleAsync(
        EmulatedCloud cloud, DesiredResource role, CancellationToken cancellation)
    {
        var created = await cloud.IamAsync("CreateRole", cancellation,
        [
            ("RoleName", role.Text("name")),
            ("AssumeRolePolicyDocument", role.Text("assumeRolePolicy")),
            .. Optional(
                role,
                ("description", "Description"),
                ("path", "Path"),
                ("maxSessionDuration", "MaxSessionDuration"),
                ("permissionsBoundary", "PermissionsBoundary")),
            .. Tags(role),
        ]);
        return new(
            role.Text("name"), ("arn", created.Text("Arn")!), ("uniqueId", created.Text("RoleId")!), ("name", role.Text("name")));
    }

    private static async Task<CreatedResource> CreatePolicyAsync(
        EmulatedCloud cloud, DesiredResource policy, CancellationToken cancellation)
    {
        var created = await cloud.IamAsync("CreatePolicy", cancellation,
        [
            ("PolicyName", policy.Text("name")),
            ("PolicyDocument", policy.Text("policy")),
            .. Optional(policy, ("description", "Description"), ("path", "Path")),
            .. Tags(policy),
        ]);
        return new(created.Text("Arn")!, ("arn", created.Text("Arn")!), ("policyId", created.Text("PolicyId")!));
    }

    private static async Task<CreatedResource> CreateProfileAsync(
        EmulatedCloud cloud, DesiredResource profile, CancellationToken cancellation)
    {
        var name = profile.Text("name");
        var created = await cloud.IamAsync(
            "CreateInstanceProfile", cancellation, [("InstanceProfileName", name), .. Tags(profile)]);
        await cloud.IamAsync(
            "AddRoleToInstanceProfile", cancellation, ("InstanceProfileName", name), ("RoleName", profile.Text("role")));
        return new(name, ("arn", created.Text("Arn")!), ("uniqueId", created.Text("InstanceProfileId")!), ("name", name));
    }

    private static async Task<CreatedResource> CreateOidcProviderAsync(
        EmulatedCloud cloud, DesiredResource provider, CancellationToken cancellation)
    {
        var created = await cloud.IamAsync("CreateOpenIDConnectProvider", cancellation,
        [
            ("Url", provider.Text("url")),
            .. provider.Texts("clientIdLists").Select((id, index) => ($"ClientIDList.member.{index + 1}", id)),
            .. provider.Texts("thumbprintLists").Select((print, index) => ($"ThumbprintList.member.{index + 1}", print)),
            .. Tags(provider),
        ]);
        var arn = created.Text("OpenIDConnectProviderArn")!;
        return new(arn, ("arn", arn));
    }

    private static Func<EmulatedCloud, DesiredResource, CancellationToken, Task<CreatedResource>> AttachAsync(string to) =>
        async (cloud, attachment, cancellation) =>
    {
        var holder = attachment.Text(Wire(to));
        await cloud.IamAsync(
            $"Attach{to}Policy", cancellation, ($"{to}Name", holder), ("PolicyArn", attachment.Text("policyArn")));
        return new($"{holder}/{attachment.Text("policyArn")}");
    };

    private static Func<EmulatedCloud, DesiredResource, CreatedResource, CancellationToken, Task<JsonObject>> ReadAttachedAsync(
        string to) =>
        async (cloud, attachment, _, cancellation) =>
    {
        var holder = attachment.Text(Wire(to));
        var actual = await cloud.IamAsync($"ListAttached{to}Policies", cancellation, ($"{to}Name", holder));
        var arn = actual.Members("AttachedPolicies").Select(member => member.Text("PolicyArn")).FirstOrDefault(
            arn => arn == attachment.Text("policyArn"));
        return new() { [Wire(to)] = holder, ["policyArn"] = arn };
    };

    private static Func<EmulatedCloud, DesiredResource, CancellationToken, Task<CreatedResource>> CreateInlineAsync(string of) =>
        async (cloud, policy, cancellation) =>
    {
        var name = policy.TextOrNull("name") ?? policy.Name;
        await cloud.IamAsync(
            $"Put{of}Policy",
            cancellation,
            ($"{of}Name", policy.Text(Wire(of))),
            ("PolicyName", name),
            ("PolicyDocument", policy.Text("policy")));
        return new($"{policy.Text(Wire(of))}:{name}", ("name", name));
    };

    private static Func<EmulatedCloud, DesiredResource, CreatedResource, CancellationToken, Task<JsonObject>> ReadInlineAsync(
        string of) =>
        async (cloud, policy, created, cancellation) =>
    {
        var actual = await cloud.IamAsync(
            $"Get{of}Policy", cancellation, ($"{of}Name", policy.Text(Wire(of))), ("PolicyName", created.Text("name")));
        return new()
        {
            [Wire(of)] = actual.Text($"{of}Name"),
            ["name"] = actual.Text("PolicyName"),
            ["policy"] = Decoded(actual.Text("PolicyDocument")),
        };
    };

    private static string Wire(string holder) => holder == "Role" ? "role" : "user";

    private static IEnumerable<(string, string)> Optional(
        DesiredResource desired, params IEnumerable<(string Input, string Parameter)> names) =>
        from name in names let value = desired.TextOrNull(name.Input) where value is not null select (name.Parameter, value);

    private static IEnumerable<(string, string)> Tags(DesiredResource desired) =>
        desired.Tags.SelectMany(
            (tag, index) =>
                ((string, string)[])[($"Tags.member.{index + 1}.Key", tag.Key), ($"Tags.member.{index + 1}.Value", tag.Value)]);

    private static JsonObject TagsOf(XElement? actual) => new(
        (actual?.Name == "Tags" ? actual.Elements("member") : actual?.Members("Tags") ?? []).Select(
            tag => KeyValuePair.Create(tag.Text("Key")!, (JsonNode?)tag.Text("Value"))));

    private static JsonArray List(IEnumerable<XElement> members) => [.. members.Select(member => (JsonNode?)member.Value)];

    // IAM returns policy documents URL-encoded.
    private static string? Decoded(string? document) => document is null ? null : Uri.UnescapeDataString(document);
}

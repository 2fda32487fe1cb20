using System.Text.Json.Nodes;
using System.Xml.Linq;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html</summary>
internal static class IamKinds
{
    private const string ProviderOnly = "AWS has no such setting; the provider acts on it when it deletes";

    public static IEnumerable<Kind> All =>
    [
        new Kind("aws:iam/user:User", CreateUserAsync, async (cloud, user, _, cancellation) =>
        {
            var held = await cloud.IamAsync("GetUser", cancellation, ("UserName", user.Text("name")));
            return new() { ["name"] = held.Text("UserName"), ["path"] = held.Text("Path"), ["tags"] = TagsOf(held) };
        }).NotHolding("forceDestroy", ProviderOnly).NotHolding("permissionsBoundary", "moto keeps the boundary of a role and forgets a user's"),

        new Kind("aws:iam/accessKey:AccessKey", CreateAccessKeyAsync, async (cloud, key, made, cancellation) =>
        {
            var held = await cloud.IamAsync("ListAccessKeys", cancellation, ("UserName", key.Text("user")));
            var mine = held.Members("AccessKeyMetadata").FirstOrDefault(member => member.Text("AccessKeyId") == made.Id);
            return new() { ["user"] = mine?.Text("UserName"), ["status"] = mine?.Text("Status") };
        }),

        new Kind("aws:iam/role:Role", CreateRoleAsync, async (cloud, role, _, cancellation) =>
        {
            var held = await cloud.IamAsync("GetRole", cancellation, ("RoleName", role.Text("name")));
            return new()
            {
                ["name"] = held.Text("RoleName"),
                ["path"] = held.Text("Path"),
                ["description"] = held.Text("Description"),
                ["assumeRolePolicy"] = Decoded(held.Text("AssumeRolePolicyDocument")),
                ["maxSessionDuration"] = held.Text("MaxSessionDuration"),
                ["permissionsBoundary"] = held.Text("PermissionsBoundaryArn"),
                ["tags"] = TagsOf(held),
            };
        }).WithDocument("assumeRolePolicy", DocumentKind.Trust).NotHolding("forceDetachPolicies", ProviderOnly),

        new Kind("aws:iam/policy:Policy", CreatePolicyAsync, async (cloud, _, made, cancellation) =>
        {
            var held = await cloud.IamAsync("GetPolicy", cancellation, ("PolicyArn", made.Id));
            var version = await cloud.IamAsync(
                "GetPolicyVersion", cancellation, ("PolicyArn", made.Id), ("VersionId", held.Text("DefaultVersionId")!));
            return new()
            {
                ["name"] = held.Text("PolicyName"),
                ["path"] = held.Text("Path"),
                ["description"] = held.Text("Description"),
                ["policy"] = Decoded(version.Text("Document")),
                ["tags"] = TagsOf(held),
            };
        }).WithDocument("policy", DocumentKind.Identity),

        new Kind("aws:iam/rolePolicy:RolePolicy", CreateInlineAsync("Role"), ReadInlineAsync("Role")).WithDocument(
            "policy", DocumentKind.Identity),
        new Kind("aws:iam/userPolicy:UserPolicy", CreateInlineAsync("User"), ReadInlineAsync("User")).WithDocument(
            "policy", DocumentKind.Identity),
        new Kind("aws:iam/rolePolicyAttachment:RolePolicyAttachment", AttachAsync("Role"), ReadAttachedAsync("Role")),
        new Kind("aws:iam/userPolicyAttachment:UserPolicyAttachment", AttachAsync("User"), ReadAttachedAsync("User")),

        new Kind("aws:iam/instanceProfile:InstanceProfile", CreateProfileAsync, async (cloud, profile, _, cancellation) =>
        {
            var held = await cloud.IamAsync("GetInstanceProfile", cancellation, ("InstanceProfileName", profile.Text("name")));
            return new()
            {
                ["name"] = held.Text("InstanceProfileName"),
                ["role"] = held.Text("RoleName"),
                ["tags"] = TagsOf(held.Element("GetInstanceProfileResult")!.Element("InstanceProfile")!.Element("Tags")),
            };
        }),

        new Kind("aws:iam/openIdConnectProvider:OpenIdConnectProvider", CreateOidcProviderAsync, async (cloud, provider, made, cancellation) =>
        {
            var held = await cloud.IamAsync("GetOpenIDConnectProvider", cancellation, ("OpenIDConnectProviderArn", made.Id));
            return new()
            {
                ["url"] = $"https://{held.Text("Url")?.Replace("https://", "", StringComparison.Ordinal)}",
                ["clientIdLists"] = List(held.Members("ClientIDList")),
                ["thumbprintLists"] = List(held.Members("ThumbprintList")),
                ["tags"] = TagsOf(held),
            };
        }),
    ];

    private static async Task<Created> CreateUserAsync(EmulatedCloud cloud, Wanted user, CancellationToken cancellation)
    {
        var made = await cloud.IamAsync(
            "CreateUser",
            cancellation,
            [("UserName", user.Text("name")), .. Optional(user, ("path", "Path"), ("permissionsBoundary", "PermissionsBoundary")), .. Tags(user)]);
        return new(user.Text("name"), ("arn", made.Text("Arn")!), ("uniqueId", made.Text("UserId")!), ("name", user.Text("name")));
    }

    private static async Task<Created> CreateAccessKeyAsync(EmulatedCloud cloud, Wanted key, CancellationToken cancellation)
    {
        var made = await cloud.IamAsync("CreateAccessKey", cancellation, ("UserName", key.Text("user")));
        return new(made.Text("AccessKeyId")!, ("secret", made.Text("SecretAccessKey")!), ("createDate", made.Text("CreateDate")!));
    }

    private static async Task<Created> CreateRoleAsync(EmulatedCloud cloud, Wanted role, CancellationToken cancellation)
    {
        var made = await cloud.IamAsync("CreateRole", cancellation,
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
        return new(role.Text("name"), ("arn", made.Text("Arn")!), ("uniqueId", made.Text("RoleId")!), ("name", role.Text("name")));
    }

    private static async Task<Created> CreatePolicyAsync(EmulatedCloud cloud, Wanted policy, CancellationToken cancellation)
    {
        var made = await cloud.IamAsync("CreatePolicy", cancellation,
        [
            ("PolicyName", policy.Text("name")),
            ("PolicyDocument", policy.Text("policy")),
            .. Optional(policy, ("description", "Description"), ("path", "Path")),
            .. Tags(policy),
        ]);
        return new(made.Text("Arn")!, ("arn", made.Text("Arn")!), ("policyId", made.Text("PolicyId")!));
    }

    private static async Task<Created> CreateProfileAsync(EmulatedCloud cloud, Wanted profile, CancellationToken cancellation)
    {
        var name = profile.Text("name");
        var made = await cloud.IamAsync("CreateInstanceProfile", cancellation, [("InstanceProfileName", name), .. Tags(profile)]);
        await cloud.IamAsync("AddRoleToInstanceProfile", cancellation, ("InstanceProfileName", name), ("RoleName", profile.Text("role")));
        return new(name, ("arn", made.Text("Arn")!), ("uniqueId", made.Text("InstanceProfileId")!), ("name", name));
    }

    private static async Task<Created> CreateOidcProviderAsync(EmulatedCloud cloud, Wanted provider, CancellationToken cancellation)
    {
        var made = await cloud.IamAsync("CreateOpenIDConnectProvider", cancellation,
        [
            ("Url", provider.Text("url")),
            .. provider.Texts("clientIdLists").Select((id, index) => ($"ClientIDList.member.{index + 1}", id)),
            .. provider.Texts("thumbprintLists").Select((print, index) => ($"ThumbprintList.member.{index + 1}", print)),
            .. Tags(provider),
        ]);
        var arn = made.Text("OpenIDConnectProviderArn")!;
        return new(arn, ("arn", arn));
    }

    private static Func<EmulatedCloud, Wanted, CancellationToken, Task<Created>> AttachAsync(string to) =>
        async (cloud, attachment, cancellation) =>
    {
        var holder = attachment.Text(Wire(to));
        await cloud.IamAsync($"Attach{to}Policy", cancellation, ($"{to}Name", holder), ("PolicyArn", attachment.Text("policyArn")));
        return new($"{holder}/{attachment.Text("policyArn")}");
    };

    private static Func<EmulatedCloud, Wanted, Created, CancellationToken, Task<JsonObject>> ReadAttachedAsync(string to) =>
        async (cloud, attachment, _, cancellation) =>
    {
        var holder = attachment.Text(Wire(to));
        var held = await cloud.IamAsync($"ListAttached{to}Policies", cancellation, ($"{to}Name", holder));
        var arn = held.Members("AttachedPolicies").Select(member => member.Text("PolicyArn")).FirstOrDefault(
            arn => arn == attachment.Text("policyArn"));
        return new() { [Wire(to)] = holder, ["policyArn"] = arn };
    };

    private static Func<EmulatedCloud, Wanted, CancellationToken, Task<Created>> CreateInlineAsync(string of) =>
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

    private static Func<EmulatedCloud, Wanted, Created, CancellationToken, Task<JsonObject>> ReadInlineAsync(string of) =>
        async (cloud, policy, made, cancellation) =>
    {
        var held = await cloud.IamAsync($"Get{of}Policy", cancellation, ($"{of}Name", policy.Text(Wire(of))), ("PolicyName", made.Text("name")));
        return new() { [Wire(of)] = held.Text($"{of}Name"), ["name"] = held.Text("PolicyName"), ["policy"] = Decoded(held.Text("PolicyDocument")) };
    };

    private static string Wire(string holder) => holder == "Role" ? "role" : "user";

    private static IEnumerable<(string, string)> Optional(Wanted wanted, params IEnumerable<(string Input, string Parameter)> names) =>
        from name in names let value = wanted.TextOrNull(name.Input) where value is not null select (name.Parameter, value);

    private static IEnumerable<(string, string)> Tags(Wanted wanted) =>
        wanted.Tags.SelectMany(
            (tag, index) => ((string, string)[])[($"Tags.member.{index + 1}.Key", tag.Key), ($"Tags.member.{index + 1}.Value", tag.Value)]);

    private static JsonObject TagsOf(XElement? held) => new(
        (held?.Name == "Tags" ? held.Elements("member") : held?.Members("Tags") ?? []).Select(
            tag => KeyValuePair.Create(tag.Text("Key")!, (JsonNode?)tag.Text("Value"))));

    private static JsonArray List(IEnumerable<XElement> members) => [.. members.Select(member => (JsonNode?)member.Value)];

    // IAM hands documents out in URL encoding.
    private static string? Decoded(string? document) => document is null ? null : Uri.UnescapeDataString(document);
}

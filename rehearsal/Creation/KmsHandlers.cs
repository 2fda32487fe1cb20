using System.Text.Json.Nodes;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>Keys and aliases: https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html</summary>
internal static class KmsHandlers
{
    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("aws:kms/key:Key", CreateKeyAsync, ReadKeyAsync)
            .WithPolicyDocument("policy", PolicyDocumentType.Resource)
            .NotComparing("deletionWindowInDays", "a parameter of the deletion, which no key stores"),

        new ResourceHandler("aws:kms/alias:Alias", async (cloud, alias, cancellation) =>
        {
            await cloud.KmsAsync(
                "CreateAlias",
                new() { ["AliasName"] = alias.Text("name"), ["TargetKeyId"] = alias.Text("targetKeyId") },
                cancellation);
            return new(
                alias.Text("name"),
                ("name", alias.Text("name")),
                ("arn", (await FindAliasAsync(cloud, alias, cancellation))?["AliasArn"]?.ToString() ?? ""));
        }, async (cloud, alias, _, cancellation) =>
        {
            var actual = await FindAliasAsync(cloud, alias, cancellation);
            return new() { ["name"] = actual?["AliasName"]?.ToString(), ["targetKeyId"] = actual?["TargetKeyId"]?.ToString() };
        }),
    ];

    private static async Task<CreatedResource> CreateKeyAsync(
        EmulatedCloud cloud, DesiredResource key, CancellationToken cancellation)
    {
        var request = new JsonObject
        {
            ["Description"] = key.TextOrNull("description"),
            ["Policy"] = key.Text("policy"),
            ["Tags"] = new JsonArray(
                [.. key.Tags.Select(tag => new JsonObject { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value })]),
        };
        var created = (await cloud.KmsAsync("CreateKey", request, cancellation))["KeyMetadata"]!;
        var id = created["KeyId"]!.ToString();
        if (key.Flag("enableKeyRotation"))
        {
            await cloud.KmsAsync("EnableKeyRotation", new() { ["KeyId"] = id }, cancellation);
        }

        return new(id, ("keyId", id), ("arn", created["Arn"]!.ToString()));
    }

    private static async Task<JsonObject> ReadKeyAsync(
        EmulatedCloud cloud, DesiredResource key, CreatedResource created, CancellationToken cancellation)
    {
        var actual = await cloud.KmsAsync("DescribeKey", new() { ["KeyId"] = created.Id }, cancellation);
        var rotation = await cloud.KmsAsync("GetKeyRotationStatus", new() { ["KeyId"] = created.Id }, cancellation);
        var policy = await cloud.KmsAsync(
            "GetKeyPolicy", new() { ["KeyId"] = created.Id, ["PolicyName"] = "default" }, cancellation);
        var tags = (await cloud.KmsAsync("ListResourceTags", new() { ["KeyId"] = created.Id }, cancellation))["Tags"] as JsonArray
            ?? [];
        return new()
        {
            ["description"] = actual["KeyMetadata"]!["Description"]?.ToString(),
            ["enableKeyRotation"] = rotation["KeyRotationEnabled"]?.GetValue<bool>(),
            ["policy"] = policy["Policy"]?.ToString(),
            ["tags"] = new JsonObject(
                tags.Select(tag => KeyValuePair.Create(tag!["TagKey"]!.ToString(), (JsonNode?)tag["TagValue"]!.ToString()))),
        };
    }

    private static async Task<JsonNode?> FindAliasAsync(
        EmulatedCloud cloud, DesiredResource alias, CancellationToken cancellation)
    {
        var response = await cloud.KmsAsync("ListAliases", new() { ["KeyId"] = alias.Text("targetKeyId") }, cancellation);
        return (response["Aliases"] as JsonArray ?? [])
            .FirstOrDefault(item => item!["AliasName"]?.ToString() == alias.Text("name"));
    }
}

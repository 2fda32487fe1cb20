using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>Keys, log groups, parameters of Systems Manager's kin, and what is random.</summary>
internal static class OtherKinds
{
    public static IEnumerable<Kind> All =>
    [
        new Kind("aws:kms/key:Key", CreateKeyAsync, ReadKeyAsync)
            .WithDocument("policy", DocumentKind.Resource)
            .NotHolding("deletionWindowInDays", "AWS takes it with the deletion; the provider keeps it until then"),

        new Kind("aws:kms/alias:Alias", async (cloud, alias, cancellation) =>
        {
            await cloud.KmsAsync(
                "CreateAlias", new() { ["AliasName"] = alias.Text("name"), ["TargetKeyId"] = alias.Text("targetKeyId") }, cancellation);
            return new(
                alias.Text("name"),
                ("name", alias.Text("name")),
                ("arn", (await FindAliasAsync(cloud, alias, cancellation))?["AliasArn"]?.ToString() ?? ""));
        }, async (cloud, alias, _, cancellation) =>
        {
            var held = await FindAliasAsync(cloud, alias, cancellation);
            return new() { ["name"] = held?["AliasName"]?.ToString(), ["targetKeyId"] = held?["TargetKeyId"]?.ToString() };
        }),

        new Kind("aws:cloudwatch/logGroup:LogGroup", CreateLogGroupAsync, ReadLogGroupAsync)
            .NotHolding("skipDestroy", "AWS has no such setting; the provider acts on it when it deletes"),

        new Kind("random:index/randomId:RandomId", (_, id, _) => Task.FromResult(RandomId(id)), null)
            .NotHolding("byteLength", "it is made on this machine, and no cloud holds it"),
    ];

    private static async Task<Created> CreateKeyAsync(EmulatedCloud cloud, Wanted key, CancellationToken cancellation)
    {
        var request = new JsonObject
        {
            ["Description"] = key.TextOrNull("description"),
            ["Policy"] = key.Text("policy"),
            ["Tags"] = new JsonArray([.. key.Tags.Select(tag => new JsonObject { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value })]),
        };
        var made = (await cloud.KmsAsync("CreateKey", request, cancellation))["KeyMetadata"]!;
        var id = made["KeyId"]!.ToString();
        if (key.Flag("enableKeyRotation"))
        {
            await cloud.KmsAsync("EnableKeyRotation", new() { ["KeyId"] = id }, cancellation);
        }

        return new(id, ("keyId", id), ("arn", made["Arn"]!.ToString()));
    }

    private static async Task<JsonObject> ReadKeyAsync(EmulatedCloud cloud, Wanted key, Created made, CancellationToken cancellation)
    {
        var held = await cloud.KmsAsync("DescribeKey", new() { ["KeyId"] = made.Id }, cancellation);
        var rotation = await cloud.KmsAsync("GetKeyRotationStatus", new() { ["KeyId"] = made.Id }, cancellation);
        var policy = await cloud.KmsAsync("GetKeyPolicy", new() { ["KeyId"] = made.Id, ["PolicyName"] = "default" }, cancellation);
        var tags = (await cloud.KmsAsync("ListResourceTags", new() { ["KeyId"] = made.Id }, cancellation))["Tags"] as JsonArray ?? [];
        return new()
        {
            ["description"] = held["KeyMetadata"]!["Description"]?.ToString(),
            ["enableKeyRotation"] = rotation["KeyRotationEnabled"]?.GetValue<bool>(),
            ["policy"] = policy["Policy"]?.ToString(),
            ["tags"] = new JsonObject(
                tags.Select(tag => KeyValuePair.Create(tag!["TagKey"]!.ToString(), (JsonNode?)tag["TagValue"]!.ToString()))),
        };
    }

    private static async Task<JsonNode?> FindAliasAsync(EmulatedCloud cloud, Wanted alias, CancellationToken cancellation) =>
        ((await cloud.KmsAsync("ListAliases", new() { ["KeyId"] = alias.Text("targetKeyId") }, cancellation))["Aliases"] as JsonArray ?? [])
            .FirstOrDefault(item => item!["AliasName"]?.ToString() == alias.Text("name"));

    private static async Task<Created> CreateLogGroupAsync(EmulatedCloud cloud, Wanted group, CancellationToken cancellation)
    {
        var name = group.Text("name");
        var request = new JsonObject
        {
            ["logGroupName"] = name,
            ["tags"] = new JsonObject(group.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))),
        };
        if (group.TextOrNull("kmsKeyId") is { } key)
        {
            request["kmsKeyId"] = key;
        }

        await cloud.LogsAsync("CreateLogGroup", request, cancellation);
        if (group.Inputs["retentionInDays"] is not null)
        {
            await cloud.LogsAsync(
                "PutRetentionPolicy",
                new() { ["logGroupName"] = name, ["retentionInDays"] = group.Number("retentionInDays") },
                cancellation);
        }

        return new(name, ("name", name), ("arn", ArnOf(await FindLogGroupAsync(cloud, name, cancellation))));
    }

    private static async Task<JsonObject> ReadLogGroupAsync(EmulatedCloud cloud, Wanted group, Created made, CancellationToken cancellation)
    {
        var held = await FindLogGroupAsync(cloud, made.Id, cancellation);
        var tags = (await cloud.LogsAsync("ListTagsLogGroup", new() { ["logGroupName"] = made.Id }, cancellation))["tags"];
        return new()
        {
            ["name"] = held["logGroupName"]?.ToString(),
            ["retentionInDays"] = held["retentionInDays"]?.DeepClone(),
            ["kmsKeyId"] = held["kmsKeyId"]?.ToString(),
            ["tags"] = tags?.DeepClone(),
        };
    }

    private static async Task<JsonNode> FindLogGroupAsync(EmulatedCloud cloud, string name, CancellationToken cancellation) =>
        (await cloud.LogsAsync("DescribeLogGroups", new() { ["logGroupNamePrefix"] = name }, cancellation))["logGroups"]!.AsArray().First(group => group!["logGroupName"]!.ToString() == name)!;

    // The provider leaves out the ":*" that means the streams in the group.
    private static string ArnOf(JsonNode group) =>
        group["arn"]!.ToString() is var arn && arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn;

    private static Created RandomId(Wanted id)
    {
        var bytes = RandomNumberGenerator.GetBytes(id.Number("byteLength"));
        var base64 = Convert.ToBase64String(bytes);
        var url = base64.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var prefix = id.TextOrNull("prefix") ?? "";
        return new(
            url,
            ("hex", prefix + Convert.ToHexStringLower(bytes)),
            ("dec", prefix + new BigInteger(bytes, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture)),
            ("b64Std", prefix + base64),
            ("b64Url", prefix + url));
    }
}

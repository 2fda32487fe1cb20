using System.Text.Json.Nodes;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>Log groups: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html</summary>
internal static class LogGroupHandlers
{
    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("aws:cloudwatch/logGroup:LogGroup", CreateLogGroupAsync, ReadLogGroupAsync)
            .NotComparing("skipDestroy", "AWS has no such setting; the provider uses it when it deletes the log group"),
    ];

    private static async Task<CreatedResource> CreateLogGroupAsync(
        EmulatedCloud cloud, DesiredResource group, CancellationToken cancellation)
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

    private static async Task<JsonObject> ReadLogGroupAsync(
        EmulatedCloud cloud, DesiredResource group, CreatedResource created, CancellationToken cancellation)
    {
        var actual = await FindLogGroupAsync(cloud, created.Id, cancellation);
        var tags = (await cloud.LogsAsync("ListTagsLogGroup", new() { ["logGroupName"] = created.Id }, cancellation))["tags"];
        return new()
        {
            ["name"] = actual["logGroupName"]?.ToString(),
            ["retentionInDays"] = actual["retentionInDays"]?.DeepClone(),
            ["kmsKeyId"] = actual["kmsKeyId"]?.ToString(),
            ["tags"] = tags?.DeepClone(),
        };
    }

    private static async Task<JsonNode> FindLogGroupAsync(EmulatedCloud cloud, string name, CancellationToken cancellation) =>
        (await cloud.LogsAsync("DescribeLogGroups", new() { ["logGroupNamePrefix"] = name }, cancellation))["logGroups"]!
            .AsArray()
            .First(group => group!["logGroupName"]!.ToString() == name)!;

    // The provider omits the suffix ":*", which means the group's streams.
    private static string ArnOf(JsonNode group) =>
        group["arn"]!.ToString() is var arn && arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn;
}

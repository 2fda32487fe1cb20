using System.Text.Json.Nodes;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>Secrets: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html</summary>
internal static class SecretHandlers
{
    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("aws:secretsmanager/secret:Secret", CreateSecretAsync, ReadSecretAsync)
            .WithPolicyDocument("policy", PolicyDocumentType.Resource)
            .NotComparing("recoveryWindowInDays", "a parameter of the deletion, which no secret stores"),

        new ResourceHandler("aws:secretsmanager/secretVersion:SecretVersion", async (cloud, version, cancellation) =>
        {
            var put = await cloud.SecretsAsync(
                "PutSecretValue",
                new() { ["SecretId"] = version.Text("secretId"), ["SecretString"] = version.Text("secretString") },
                cancellation);
            return new($"{put["ARN"]}|{put["VersionId"]}", ("arn", put["ARN"]!.ToString()),
                ("versionId", put["VersionId"]!.ToString()));
        }, async (cloud, version, _, cancellation) =>
        {
            var actual = await cloud.SecretsAsync(
                "GetSecretValue", new() { ["SecretId"] = version.Text("secretId") }, cancellation);
            return new() { ["secretId"] = actual["ARN"]?.ToString(), ["secretString"] = actual["SecretString"]?.ToString() };
        }),
    ];

    private static async Task<CreatedResource> CreateSecretAsync(
        EmulatedCloud cloud, DesiredResource secret, CancellationToken cancellation)
    {
        var created = await cloud.SecretsAsync(
            "CreateSecret",
            new()
            {
                ["Name"] = secret.Text("name"),
                ["Description"] = secret.TextOrNull("description"),
                ["KmsKeyId"] = secret.TextOrNull("kmsKeyId"),
                ["Tags"] = new JsonArray(
                    [.. secret.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
            },
            cancellation);
        var arn = created["ARN"]!.ToString();
        if (secret.TextOrNull("policy") is { } policy)
        {
            await cloud.SecretsAsync(
                "PutResourcePolicy", new() { ["SecretId"] = arn, ["ResourcePolicy"] = policy }, cancellation);
        }

        return new(arn, ("arn", arn), ("name", secret.Text("name")));
    }

    private static async Task<JsonObject> ReadSecretAsync(
        EmulatedCloud cloud, DesiredResource secret, CreatedResource created, CancellationToken cancellation)
    {
        var actual = await cloud.SecretsAsync("DescribeSecret", new() { ["SecretId"] = created.Id }, cancellation);
        var policy = await cloud.SecretsAsync("GetResourcePolicy", new() { ["SecretId"] = created.Id }, cancellation);
        return new()
        {
            ["name"] = actual["Name"]?.ToString(),
            ["description"] = actual["Description"]?.ToString(),
            ["kmsKeyId"] = actual["KmsKeyId"]?.ToString(),
            ["policy"] = policy["ResourcePolicy"]?.ToString(),
            ["tags"] = new JsonObject((actual["Tags"]?.AsArray() ?? []).Select(
                tag => KeyValuePair.Create(tag!["Key"]!.ToString(), (JsonNode?)tag["Value"]!.ToString()))),
        };
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmarks.Decide;

namespace Benchmarks.Peers;

/// <summary>Allowed and denied requests under the policies of <see cref="DecideCases.PutObject"/>, as scenarios.</summary>
internal static class DecisionScenarios
{
    private static readonly string[] Principals =
    [
        "arn:aws:sts::123456789012:assumed-role/upload/laptop", "arn:aws:sts::123456789012:assumed-role/other/laptop",
        "arn:aws:iam::123456789012:user/uploader",
    ];

    private static readonly string[] Actions = ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"];

    private static readonly string[] Keys = ["checkpoints/job/chk-7/metadata", "savepoints/one", "elsewhere/one"];

    private static readonly string[] Tls = ["true", "false"];

    private static readonly string?[] Encryptions = ["aws:kms", "AES256", null];

    /// <summary>Formats one scenario per line. Only a write request has an encryption or a storage class.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [
        .. from principal in Principals
           from action in Actions
           from key in Keys
           from tls in Tls
           from encryption in action == "s3:PutObject" ? Encryptions : [null]
           select Line(principal, action, key, tls, encryption),
    ];

    private static string Line(string principal, string action, string key, string tls, string? encryption)
    {
        var context = new JsonObject { ["aws:SecureTransport"] = tls };
        if (action == "s3:PutObject")
        {
            context["s3:x-amz-storage-class"] = "STANDARD_IA";
        }

        if (encryption is not null)
        {
            context["s3:x-amz-server-side-encryption"] = encryption;
        }

        return new JsonObject
        {
            ["name"] = $"{principal} {action} {key} {tls} {encryption}",
            ["request"] = new JsonObject
            {
                ["principal"] = principal,
                ["action"] = action,
                ["resource"] = $"arn:aws:s3:::example-state/{key}",
                ["resourceAccount"] = "123456789012",
                ["context"] = context,
            },
            ["policies"] = new JsonObject
            {
                ["identity"] = new JsonArray(JsonNode.Parse(DecideCases.UploadPolicy)),
                ["resource"] = JsonNode.Parse(DecideCases.BucketPolicy),
            },
        }.ToJsonString(JsonSerializerOptions.Default);
    }
}

using System.Text.Json.Nodes;

namespace Tests.Review.Deployed;

/// <summary>A temporary folder with collected accounts, filled by a test.</summary>
internal sealed class CollectedAccountFolder : IDisposable
{
    public const string Account = "123456789012";

    public string Root { get; } = Directory.CreateTempSubdirectory("collected-").FullName;

    /// <summary>Writes a file of the account in the collector's layout: <c>iam/user/alice/metadata.json</c>.</summary>
    public CollectedAccountFolder With(string path, string json, string account = Account) =>
        WithFile($"aws/aws/accounts/{account}/{path}", json);

    public CollectedAccountFolder WithFile(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public CollectedAccountFolder WithUser(string name, string more = "", string account = Account) =>
        With($"iam/user/{name}/metadata.json", $$"""{"arn": "arn:aws:iam::{{account}}:user/{{name}}"{{more}} }""", account);

    public CollectedAccountFolder WithRole(string name, string trust, string more = "", string account = Account) =>
        With($"iam/role/{name}/metadata.json", $$"""{"arn": "arn:aws:iam::{{account}}:role/{{name}}"{{more}} }""", account)
            .With($"iam/role/{name}/trust-policy.json", trust, account);

    public CollectedAccountFolder WithInline(string holder, string document, string account = Account) => With(
        $"iam/{holder}/inline-policies.json", $$"""[{"PolicyName": "own", "PolicyDocument": {{document}} }]""", account);

    public CollectedAccountFolder WithManaged(string name, string document) =>
        With($"iam/policy/{name}/metadata.json", $$"""{"arn": "arn:aws:iam::{{Account}}:policy/{{name}}"}""")
            .With($"iam/policy/{name}/current-policy.json", document);

    public CollectedAccountFolder WithBucket(string name, string? policy = null, string account = Account)
    {
        With($"s3/{name}/metadata.json", $$"""{"arn": "arn:aws:s3:::{{name}}", "name": "{{name}}"}""", account);
        return policy is null ? this : With($"s3/{name}/policy.json", policy, account);
    }

    /// <summary>Writes authorization details, as the AWS CLI answers them, in the collector's layout.</summary>
    public CollectedAccountFolder WithDetails(JsonObject details, string account = Account)
    {
        foreach (var (list, kind) in ((string, string)[])[
            ("UserDetailList", "User"), ("GroupDetailList", "Group"), ("RoleDetailList", "Role")])
        {
            foreach (var holder in details[list]!.AsArray().Select(holder => holder!.AsObject()))
            {
                var name = (string)holder[$"{kind}Name"]!;
                var place = $"iam/{kind.ToLowerInvariant()}/{name.ToLowerInvariant()}";
                Holder(place, "metadata", new JsonObject
                {
                    ["arn"] = (string?)holder["Arn"],
                    ["name"] = name,
                    ["id"] = (string?)holder[$"{kind}Id"],
                    ["path"] = (string?)holder["Path"],
                    ["permissionBoundary"] = (string?)holder["PermissionsBoundary"]?["PermissionsBoundaryArn"],
                });
                Holder(place, "inline-policies", holder[$"{kind}PolicyList"]);
                Holder(place, "trust-policy", holder["AssumeRolePolicyDocument"]);
                Holder(place, "managed-policies", Values(holder["AttachedManagedPolicies"], "PolicyArn"));
                Holder(place, "instance-profiles", Values(holder["InstanceProfileList"], "Arn"));
                Holder(place, "tags", holder["Tags"] is JsonArray tags ? new JsonObject(tags.Select(tag =>
                    KeyValuePair.Create((string)tag!["Key"]!, tag["Value"]?.DeepClone()))) : null);
            }
        }

        foreach (var policy in details["Policies"]!.AsArray())
        {
            var name = (string)policy!["PolicyName"]!;
            Holder($"iam/policy/{name}", "metadata", new JsonObject { ["arn"] = (string?)policy["Arn"], ["name"] = name });
            Holder($"iam/policy/{name}", "current-policy", policy["PolicyVersionList"]![0]!["Document"]);
        }

        return this;

        void Holder(string place, string file, JsonNode? json)
        {
            // The collector writes no file for an empty value.
            if (json is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }))
            {
                With($"{place}/{file}.json", json.ToJsonString(), account);
            }
        }

        static JsonArray Values(JsonNode? list, string member) =>
            [.. (list as JsonArray ?? []).Select(item => item![member]!.DeepClone())];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public static string Allow(string action, string resource, string more = "") =>
        $$$"""
        {"Version": "2012-10-17", "Statement": [{"Sid": "Allow", "Effect": "Allow", "Action": "{{{action}}}",
            "Resource": "{{{resource}}}"{{{more}}}}]}
        """;

    public static string Trust(string principal, string more = "") =>
        $$$"""
        {"Version": "2012-10-17", "Statement": [{"Sid": "Trust", "Effect": "Allow", "Principal": {{{principal}}},
            "Action": "sts:AssumeRole"{{{more}}}}]}
        """;
}

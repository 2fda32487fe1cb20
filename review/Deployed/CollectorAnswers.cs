using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Deployed;

/// <summary>
/// The files of iam-collect about one account in the form of the AWS CLI's answers. What it does not write is not read: it also
/// leaves out a policy or setting that it may not read, so that a missing file never means that there is none.
/// https://github.com/cloud-copilot/iam-collect/blob/main/docs/Storage.md
/// </summary>
/// <param name="folder">The account's folder: <c>aws/PARTITION/accounts/ID</c>.</param>
/// <param name="region">The stack's Region; null if it is not known.</param>
internal sealed class CollectorAnswers(FolderFiles files, string folder, string? region)
{
    private readonly Dictionary<string, JsonNode?> metadata = new(StringComparer.Ordinal);

    public string Account => Path.GetFileName(folder);

    /// <summary>The answer that a file would have: <c>bucket-policies/BUCKET.json</c>.</summary>
    public CommandAnswer Read(string path)
    {
        var problems = new List<string>();
        var answer = path.EndsWith(".json", StringComparison.Ordinal) ? path[..^".json".Length].Split('/') switch
        {
            ["caller-identity"] => new() { [nameof(Account)] = Account },
            ["authorization-details"] => Details(problems),
            ["public-access-block"] => Wrapped(Path.Combine(folder, "s3-bpa.json"), "PublicAccessBlockConfiguration", problems),
            ["buckets"] => Buckets(problems),
            ["bucket-policies", var bucket] => PolicyText(Bucket(bucket, "policy"), problems),
            ["buckets", var bucket, "public-access-block"] =>
                Wrapped(Bucket(bucket, "bpa"), "PublicAccessBlockConfiguration", problems),
            ["buckets", var bucket, "encryption"] => Rules(Bucket(bucket, "encryption"), problems),
            ["buckets", var bucket, "tags"] => TagSet(Bucket(bucket, "tags"), problems),
            ["key-policies", var place, var key] => PolicyText(
                Path.Combine(folder, "kms", place, "key", key.ToLowerInvariant(), "policy.json"), problems),
            ["identity-providers"] => Providers("oidc-provider", "OpenIDConnectProviderList", problems),
            ["saml-providers"] => Providers("saml-provider", "SAMLProviderList", problems),
            ["identity-providers", var name] => Provider(name, problems),
            _ => null,
        } : null;
        return problems.Count > 0 ? new CommandAnswer.Unread(string.Join("; ", problems))
            : answer is not null ? new CommandAnswer.Given(answer)
            : new CommandAnswer.Unread($"{path} was not collected, and iam-collect does not show it");
    }

    private JsonObject? Details(List<string> problems)
    {
        JsonArray users = [.. Holders("user", "UserName", "UserId", "UserPolicyList", problems)];
        JsonArray roles = [.. Holders("role", "RoleName", "RoleId", "RolePolicyList", problems)];
        return users.Count + roles.Count == 0 ? null : new()
        {
            ["UserDetailList"] = users,
            ["GroupDetailList"] = new JsonArray([.. Holders("group", "GroupName", "GroupId", "GroupPolicyList", problems)]),
            ["RoleDetailList"] = roles,
            ["Policies"] = new JsonArray(
            [
                .. files.Folders(problems, folder, "iam", "policy")
                    .Concat(files.Folders(problems, folder, "iam", "aws", "policy")).Select(policy => new JsonObject
                    {
                        ["PolicyName"] = Text(policy, "name", problems),
                        ["PolicyId"] = Text(policy, "id", problems),
                        ["Arn"] = Text(policy, "arn", problems),
                        ["PolicyVersionList"] = Node(policy, "current-policy", problems) is { } document
                            ? new JsonArray(new JsonObject { ["IsDefaultVersion"] = true, ["Document"] = document })
                            : new JsonArray(),
                    }),
            ]),
        };
    }

    private IEnumerable<JsonNode> Holders(string kind, string name, string id, string inline, List<string> problems)
    {
        foreach (var holder in files.Folders(problems, folder, "iam", kind))
        {
            yield return new JsonObject
            {
                [name] = Text(holder, "name", problems) ?? Text(holder, "arn", problems)?.Split('/')[^1],
                [id] = Text(holder, "id", problems),
                ["Arn"] = Text(holder, "arn", problems),
                ["Path"] = Text(holder, "path", problems),
                ["PermissionsBoundary"] = Text(holder, "permissionBoundary", problems) is { } boundary
                    ? new JsonObject { ["PermissionsBoundaryArn"] = boundary } : null,
                ["AssumeRolePolicyDocument"] = Node(holder, "trust-policy", problems),
                [inline] = Node(holder, "inline-policies", problems) ?? new JsonArray(),
                ["AttachedManagedPolicies"] = Named(holder, "managed-policies", problems, arn => new JsonObject
                {
                    ["PolicyName"] = arn.Split('/')[^1],
                    ["PolicyArn"] = arn,
                }),
                ["GroupList"] = Named(holder, "groups", problems, arn => JsonValue.Create(arn.Split('/')[^1])),
                ["InstanceProfileList"] = Named(holder, "instance-profiles", problems, arn => new JsonObject
                {
                    ["InstanceProfileName"] = arn.Split('/')[^1],
                    ["Arn"] = arn,
                }),
                ["Tags"] = Tags(holder, problems) ?? new JsonArray(),
            };
        }
    }

    // iam-collect lists the buckets of the Regions that it is asked for. Without one in the stack's Region, that Region was
    // probably not asked for.
    private JsonObject? Buckets(List<string> problems)
    {
        var all = files.Folders(problems, folder, "s3").Where(bucket => files.Exists(Path.Combine(bucket, "metadata.json")))
            .Select(bucket => (Name: Text(bucket, "name", problems), Region: Text(bucket, "region", problems))).ToArray();
        return region is not null && all.All(bucket => bucket.Region != region) ? null : new()
        {
            ["Buckets"] = new JsonArray(
            [
                .. all.Where(bucket => bucket.Name is not null).Select(bucket => new JsonObject { ["Name"] = bucket.Name }),
            ]),
        };
    }

    private JsonObject? Providers(string kind, string list, List<string> problems)
    {
        var all = files.Folders(problems, folder, "iam", kind)
            .Select(provider => Text(provider, "arn", problems)).OfType<string>().ToArray();
        return all.Length == 0 ? null : new()
        {
            [list] = new JsonArray([.. all.Select(arn => new JsonObject { ["Arn"] = arn })]),
        };
    }

    private JsonObject? Provider(string name, List<string> problems)
    {
        var found = files.Folders(problems, folder, "iam", "oidc-provider").FirstOrDefault(provider =>
            Text(provider, "arn", problems)?.Split("oidc-provider/")[^1].Replace('/', '_') == name);
        return found is null ? null : new()
        {
            ["Url"] = Text(found, "url", problems),
            ["ClientIDList"] = Member(found, "audiences", problems),
            ["ThumbprintList"] = Member(found, "thumbprints", problems),
            ["Tags"] = Tags(found, problems) ?? new JsonArray(),
        };
    }

    private string Bucket(string name, string file) => Path.Combine(folder, "s3", name.ToLowerInvariant(), $"{file}.json");

    private JsonObject? PolicyText(string path, List<string> problems) =>
        files.Read(path, problems) is { } policy ? new() { ["Policy"] = policy.GetRawText() } : null;

    private JsonObject? Wrapped(string path, string member, List<string> problems) =>
        Node(path, problems) is { } value ? new() { [member] = value } : null;

    private JsonObject? Rules(string path, List<string> problems) => Node(path, problems) is { } rules ? new()
    {
        ["ServerSideEncryptionConfiguration"] = new JsonObject { ["Rules"] = rules },
    } : null;

    private JsonObject? TagSet(string path, List<string> problems) =>
        Tags(Path.GetDirectoryName(path)!, problems) is { } tags ? new() { ["TagSet"] = tags } : null;

    private JsonArray? Tags(string holder, List<string> problems) =>
        files.Read(Path.Combine(holder, "tags.json"), problems).AsTags() is { } tags
            ? [.. tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })] : null;

    private JsonArray Named(string holder, string file, List<string> problems, Func<string, JsonNode> entry) =>
    [
        .. files.Read(Path.Combine(holder, $"{file}.json"), problems).ListOrProblem(
            files.Name(Path.Combine(holder, $"{file}.json")), problems).Select(JsonValues.AsText).OfType<string>().Select(entry),
    ];

    private string? Text(string holder, string member, List<string> problems) => Member(holder, member, problems).AsText();

    private JsonNode? Member(string holder, string member, List<string> problems)
    {
        var path = Path.Combine(holder, "metadata.json");
        if (!metadata.TryGetValue(path, out var known))
        {
            metadata[path] = known = Node(path, problems);
        }

        return known.At(member)?.DeepClone();
    }

    private JsonNode? Node(string holder, string file, List<string> problems) =>
        Node(Path.Combine(holder, $"{file}.json"), problems);

    private JsonNode? Node(string path, List<string> problems)
    {
        if (files.Read(path, problems) is not { } json)
        {
            return null;
        }

        var node = JsonTexts.Parsed(json.GetRawText());
        if (node is null)
        {
            problems.Add($"{files.Name(path)}: an object has two members with the same name");
        }

        return node;
    }
}

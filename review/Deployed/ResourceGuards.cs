using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Decide;
using Review.Model;

namespace Review.Deployed;

/// <summary>
/// Reads what decides about a bucket or key besides its policy: Block Public Access, object ownership and grants.
/// </summary>
internal sealed class ResourceGuards
{
    private readonly FolderFiles files;
    private readonly string? partition;
    private readonly Dictionary<string, bool?> read = new(StringComparer.Ordinal);

    private ResourceGuards(FolderFiles files, string? partition) => (this.files, this.partition) = (files, partition);

    /// <param name="partition">The folder that iam-collect wrote; null without one.</param>
    public static DeployedAccounts Added(DeployedAccounts accounts, FolderFiles files, string? partition)
    {
        var guards = new ResourceGuards(files, partition);
        return accounts with { Resources = [.. accounts.Resources.Select(guards.With)] };
    }

    private DeployedResource With(DeployedResource resource) => resource.Arn.Service switch
    {
        // A file of the folder gave the ARN, and a name in it becomes a part of a path.
        _ when !IsName(resource.Arn.LastName) || !IsName(resource.Arn.Region) => resource,
        "s3" => resource with { PublicAccess = PublicAccessOf(resource) },
        "kms" when resource.Policy is PolicyOfResource.Key key => WithGrants(resource, key),
        _ => resource,
    };

    private static bool IsName(string text) =>
        text != ".." && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    // Each setting of the account counts for all of its buckets.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    private PublicAccess PublicAccessOf(DeployedResource bucket)
    {
        var (name, account) = (bucket.Arn.LastName, bucket.Account.Value);
        var own = Path.Combine(files.Root, "buckets", name);
        bool?[] blocks =
        [
            Restricts(Path.Combine(own, "public-access-block.json"))
                ?? RestrictsByCollector(account, "s3", name.ToLowerInvariant(), "bpa.json"),
            Restricts(Path.Combine(files.Root, "public-access-block.json")) ?? RestrictsByCollector(account, "s3-bpa.json"),
        ];
        return new(
            blocks.Contains(true) ? true : blocks.All(one => one == false) ? false : null,
            files.Look(Path.Combine(own, "ownership.json")).Content == FolderFiles.Content.Some
                && files.Read(Path.Combine(own, "ownership.json"), [])?.Member("OwnershipControls")?.Member("Rules").Items()
                    .Any(rule => rule.Text("ObjectOwnership") == "BucketOwnerEnforced") == true);
    }

    // An empty file is a call that AWS answered with NoSuchPublicAccessBlockConfiguration.
    private bool? Restricts(string path)
    {
        if (!read.TryGetValue(path, out var known))
        {
            read[path] = known = files.Look(path).Content switch
            {
                FolderFiles.Content.Missing => null,
                FolderFiles.Content.Empty => false,
                _ => files.Read(path, [])?.Member("PublicAccessBlockConfiguration")?.Member("RestrictPublicBuckets") switch
                {
                    { ValueKind: JsonValueKind.True } => true,
                    { ValueKind: JsonValueKind.False } => false,
                    _ => null,
                },
            };
        }

        return known;
    }

    // iam-collect writes no file both without a configuration and without the permission to read it.
    private bool? RestrictsByCollector(string account, params string[] path) => partition is null ? null
        : files.Read(Path.Combine([partition, "accounts", account, .. path]), []) is { } block
            ? (block.Member("RestrictPublicBuckets") ?? block.Member("restrictPublicBuckets"))?.ValueKind == JsonValueKind.True
            : null;

    private DeployedResource WithGrants(DeployedResource key, PolicyOfResource.Key policy)
    {
        var path = Path.Combine(files.Root, "keys", key.Arn.Region, key.Arn.LastName, "grants.json");
        var problems = new List<string>();
        if (!files.Exists(path) || files.Read(path, problems) is not { } answer)
        {
            return key with { Unread = [.. key.Unread, .. problems] };
        }

        var listed = answer.Member("Grants").ListOrProblem(files.Name(path), problems);
        JsonObject[] grants = [.. listed.Select(grant => JsonTexts.Parsed(grant.GetRawText())).OfType<JsonObject>()];
        if (grants.Length < listed.Count)
        {
            problems.Add($"{files.Name(path)}: an entry of Grants is not an object, or has two members with the same name");
        }

        if (answer.Text("NextToken") is not null || answer.Text("NextMarker") is not null)
        {
            problems.Add($"{files.Name(path)}: further pages are missing");
        }

        return key with
        {
            HasGrants = true,
            Policy = policy with { Policy = KeyGrants.Added(policy.Policy, grants, files.Name(path), problems) },
            Unread = [.. key.Unread, .. problems],
        };
    }
}

using System.Text.Json.Nodes;
using IamEngine.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>
/// What AWS itself knows of the resource of a request: its tags, as the emulator's API returns them. Not of a bucket, whose tags count only
/// where that is switched on. https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html
/// </summary>
internal static class ResourceTags
{
    public static async Task<RequestContext> AddAsync(EmulatedCloud cloud, string resource, RequestContext keys, CancellationToken cancellation)
    {
        foreach (var (tag, value) in await OfAsync(cloud, resource, cancellation))
        {
            keys = keys.With($"aws:ResourceTag/{tag}", ContextValue.One(value));
        }

        return keys;
    }

    private static async Task<IEnumerable<(string Tag, string Value)>> OfAsync(EmulatedCloud cloud, string resource, CancellationToken cancellation)
    {
        switch (Arn.Ask(resource))
        {
            case Answer<Arn>.Yes { Value: { Service: "kms", ResourceType: "key" } key }:
                var held = await cloud.KmsAsync("ListResourceTags", new() { ["KeyId"] = key.LastName }, cancellation);
                return (held["Tags"] as JsonArray ?? []).Select(tag => (tag!["TagKey"]!.ToString(), tag["TagValue"]!.ToString()));
            case Answer<Arn>.Yes { Value: { Service: "iam", ResourceType: "role" } role }:
                return await OfRoleAsync(cloud, role.LastName, cancellation);
            default:
                return [];
        }
    }

    private static async Task<IEnumerable<(string Tag, string Value)>> OfRoleAsync(EmulatedCloud cloud, string name, CancellationToken cancellation)
    {
        try
        {
            var tags = await cloud.IamAsync("ListRoleTags", cancellation, ("RoleName", name));
            return tags.Members("Tags").Select(tag => (tag.Text("Key")!, tag.Text("Value") ?? ""));
        }
        catch (CloudException none) when (none.Code == "NoSuchEntity")
        {
            return [];
        }
    }
}

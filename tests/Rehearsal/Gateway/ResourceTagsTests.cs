using System.Text.Json.Nodes;
using IamEngine.Requests;
using Rehearsal.Gateway;

namespace Tests.Rehearsal.Gateway;

[Collection(EmulatedAws.Shared)]
public sealed class ResourceTagsTests(EmulatedAws aws)
{
    [Needs("moto_server")]
    public async Task The_tags_of_a_KMS_key_become_condition_keys()
    {
        var key = (await aws.Cloud.KmsAsync(
            "CreateKey",
            new() { ["Tags"] = new JsonArray(new JsonObject { ["TagKey"] = "stack", ["TagValue"] = "dev" }) },
            default))["KeyMetadata"]!["Arn"]!.ToString();

        var keys = await ResourceTags.AddAsync(aws.Cloud, key, RequestContext.Of(("aws:SecureTransport", "true")), default);

        Assert.Equal("dev", keys.Find("aws:ResourceTag/stack")!.Values[0]);
        Assert.Equal("true", keys.Find("aws:SecureTransport")!.Values[0]);
    }

    [Needs("moto_server")]
    public async Task The_tags_of_a_role_become_condition_keys()
    {
        await aws.Cloud.IamAsync(
            "TagRole", default, ("RoleName", "upload"), ("Tags.member.1.Key", "stack"), ("Tags.member.1.Value", "dev"));

        Assert.Equal("dev", (await Of(EmulatedAws.Role)).Find("aws:ResourceTag/stack")!.Values[0]);
        Assert.Empty((await Of("arn:aws:iam::123456789012:role/nobody")).Entries);
    }

    [Needs("moto_server")]
    public async Task The_tags_of_a_bucket_do_not_become_condition_keys() =>
        Assert.Empty((await Of($"arn:aws:s3:::{EmulatedAws.Bucket}/checkpoints/a")).Entries);

    private Task<RequestContext> Of(string resource) => ResourceTags.AddAsync(aws.Cloud, resource, RequestContext.Empty, default);
}

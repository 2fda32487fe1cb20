using System.Text.Json.Nodes;
using IamEngine.Requests;
using Rehearsal.Gateway;

namespace Tests.Rehearsal;

/// <summary>What a condition on the tags of a resource is held against.</summary>
public sealed class ResourceTagsTests(EmulatedAws aws) : IClassFixture<EmulatedAws>
{
    [Needs("moto_server")]
    public async Task A_key_has_the_tags_that_the_API_holds_of_it()
    {
        var key = (await aws.Cloud.KmsAsync(
            "CreateKey", new() { ["Tags"] = new JsonArray(new JsonObject { ["TagKey"] = "stack", ["TagValue"] = "dev" }) }, default))["KeyMetadata"]!["Arn"]!.ToString();

        var keys = await ResourceTags.AddAsync(aws.Cloud, key, RequestContext.Of(("aws:SecureTransport", "true")), default);

        Assert.Equal("dev", keys.Find("aws:ResourceTag/stack")!.Values[0]);
        Assert.Equal("true", keys.Find("aws:SecureTransport")!.Values[0]);
    }

    [Needs("moto_server")]
    public async Task A_role_has_its_tags_and_one_that_is_not_there_has_none()
    {
        await aws.Cloud.IamAsync("TagRole", default, ("RoleName", "upload"), ("Tags.member.1.Key", "stack"), ("Tags.member.1.Value", "dev"));

        Assert.Equal("dev", (await Of(EmulatedAws.Role)).Find("aws:ResourceTag/stack")!.Values[0]);
        Assert.Empty((await Of("arn:aws:iam::123456789012:role/nobody")).Entries);
    }

    [Needs("moto_server")]
    public async Task A_bucket_has_none_since_its_tags_count_only_where_that_is_switched_on() =>
        Assert.Empty((await Of($"arn:aws:s3:::{EmulatedAws.Bucket}/checkpoints/a")).Entries);

    private Task<RequestContext> Of(string resource) => ResourceTags.AddAsync(aws.Cloud, resource, RequestContext.Empty, default);
}

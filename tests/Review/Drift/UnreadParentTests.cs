using System.Text.Json.Nodes;
using Review.Drift;
using Review.Model;

namespace Tests.Review.Drift;

/// <summary>
/// What is looked up by an id that AWS gave to another resource cannot be found if that resource was not read. It is not missing
/// then, and what is there instead is not new.
/// </summary>
public sealed class UnreadParentTests
{
    [Fact]
    public async Task Rules_of_security_groups_that_were_not_read_are_not_read_and_not_missing()
    {
        using var folder = await AnswersFolder.AsDeclaredAsync();
        folder.With("network/us-east-1/security-group-rules.json", """{"SecurityGroupRules": []}""");

        var report = await folder.CompareAsync();

        Assert.Empty(report.Rows);
        Assert.Contains(report.Unread, note => note.EndsWith(": bastion-group was not read", StringComparison.Ordinal));

        folder.With("network/us-east-1/vpcs.json", VpcOf(await Reviews.Of("dev")))
            .With("network/us-east-1/security-groups.json", """{"SecurityGroups": []}""");
        Assert.Contains((await folder.CompareAsync()).Rows, row => row.Type == ResourceTypes.SecurityGroupIngressRule
            && row.Kind == DriftKind.Missing);
    }

    [Fact]
    public async Task A_rule_that_can_be_a_declared_one_with_an_unread_target_is_not_new()
    {
        var stack = await Reviews.Of("dev");
        var declared = stack.Resources.Of(ResourceTypes.SecurityGroupEgressRule)
            .First(rule => rule.Text("prefixListId") is not null);
        var group = stack.Resources.Of(ResourceTypes.SecurityGroup).Single(one => one.Id == declared.Text("securityGroupId"));
        using var folder = await AnswersFolder.AsDeclaredAsync();
        folder.With("network/us-east-1/vpcs.json", VpcOf(stack))
            .With("network/us-east-1/security-groups.json", new JsonObject
            {
                ["SecurityGroups"] = new JsonArray(new JsonObject
                {
                    ["GroupId"] = "sg-1",
                    ["GroupName"] = group.Text("name"),
                    ["Description"] = group.Text("description"),
                    ["VpcId"] = "vpc-1",
                    ["Tags"] = JsonNode.Parse(AnswersFolder.Tags(group)),
                }),
            }.ToJsonString());

        Assert.DoesNotContain((await Compare(443)).Rows, IsNew);
        Assert.Contains((await Compare(444)).Rows, IsNew);

        Task<DriftReport> Compare(int port) => folder.With("network/us-east-1/security-group-rules.json", $$"""
            {"SecurityGroupRules": [{"SecurityGroupRuleId": "sgr-1", "GroupId": "sg-1", "IsEgress": true, "IpProtocol": "tcp",
                "FromPort": {{port}}, "ToPort": {{port}}, "PrefixListId": "pl-1"}]}
            """).CompareAsync(stack);

        static bool IsNew(DriftRow row) => row.Kind == DriftKind.NotInTheProgram;
    }

    /// <summary>The policy has one other name in all places of the bucket's, so it is the bucket's.</summary>
    [Theory]
    [InlineData("s3:*", "s3:*", false)]
    [InlineData("s3:*", "*", true)]
    public async Task A_policy_with_the_unknown_name_of_a_bucket_is_compared(string action, string now, bool isChanged)
    {
        var stack = await Reviews.Of("dev");
        var endpoint = stack.Resources.Of(ResourceTypes.VpcEndpoint).Single();
        var bucket = stack.Resources.Of(ResourceTypes.Bucket).Single(one => one.Name == "state-bucket").NameInAws!;
        const string Name = "infra-dev-state-00000000";
        using var folder = await AnswersFolder.AsDeclaredAsync();
        var details = (await DeclaredAnswers.DetailsAsync()).ToJsonString();
        folder.With("authorization-details.json", details.Replace(bucket, Name, StringComparison.Ordinal));
        folder.With("network/us-east-1/endpoints.json", new JsonObject
        {
            ["VpcEndpoints"] = new JsonArray(new JsonObject
            {
                ["VpcEndpointId"] = "vpce-1",
                ["VpcEndpointType"] = "Gateway",
                ["State"] = "available",
                ["ServiceName"] = endpoint.Text("serviceName"),
                ["PolicyDocument"] = endpoint.Text("policy")!
                    .Replace(bucket, Name, StringComparison.Ordinal)
                    .Replace($"\"{action}\"", $"\"{now}\"", StringComparison.Ordinal),
                ["Tags"] = JsonNode.Parse(AnswersFolder.Tags(endpoint)),
            }),
        }.ToJsonString());

        var report = await folder.CompareAsync(stack);

        Assert.Equal(isChanged, report.Rows.SelectMany(row => row.Properties).Any(property => property.Path == "policy"));
        Assert.Contains("state-bucket: buckets.json was not collected", report.Unread);
    }

    private static string VpcOf(ReviewReport stack) =>
        $$"""{"Vpcs": [{"VpcId": "vpc-1", "Tags": {{AnswersFolder.Tags(stack.Resources.Of(ResourceTypes.Vpc).Single())}}}]}""";
}

using System.Text.Json.Nodes;
using Review.Drift;
using Review.Model;

namespace Tests.Review.Drift;

/// <summary>Changes of the stack's key, and answers about it that cannot be read.</summary>
public sealed class KeyDriftTests
{
    [Theory]
    [InlineData("""{"KeyRotationEnabled": true, "RotationPeriodInDays": 365}""", "")]
    [InlineData("""{"KeyRotationEnabled": true, "RotationPeriodInDays": 2560}""", "a key that leaked stays good for longer")]
    [InlineData("""{"KeyRotationEnabled": false}""", "a key that leaked once stays good for ever")]
    public async Task A_longer_time_between_rotations_is_a_protection_less(string rotation, string meaning)
    {
        var report = await CompareAsync("""{"Grants": []}""", rotation);

        Assert.Equal(meaning.Length == 0 ? 0 : 1, report.Diff.SettingsLoosened.Count(change =>
            change.Message.EndsWith(meaning, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"GrantId": "g", "Operations": ["Decrypt"]}""", "the grant g has no GranteePrincipal")]
    [InlineData(
        """{"GranteePrincipal": "arn:aws:iam::111122223333:root"}""", "the grant without an id has no list of Operations")]
    [InlineData("7", "an entry of Grants is not an object")]
    public async Task A_grant_that_cannot_be_read_hides_the_policy_and_is_no_difference(string grant, string reason)
    {
        var report = await CompareAsync($$"""{"Grants": [{{grant}}]}""");

        var id = (await Reviews.Of("dev")).Resources.Of(ResourceTypes.Key).Single().Id;
        Assert.Empty(report.Rows);
        Assert.Contains($"state-key: its policy and grants: keys/us-east-1/{id}/grants.json: {reason}", report.Unread);
        Assert.Contains(report.Unread, note => note.StartsWith("who reaches the stack: ", StringComparison.Ordinal)
            && note.Contains($"keys/us-east-1/{id}/grants.json: ", StringComparison.Ordinal));
    }

    private static async Task<DriftReport> CompareAsync(string grants, string rotation = """{"KeyRotationEnabled": true}""")
    {
        var resources = (await Reviews.Of("dev")).Resources;
        var key = resources.Of(ResourceTypes.Key).Single();
        using var folder = await AnswersFolder.AsDeclaredAsync();
        return await folder
            .With("keys/us-east-1/aliases.json", $$"""
                {"Aliases": [{"AliasName": "{{resources.Of(ResourceTypes.KeyAlias).Single().Text("name")}}", "TargetKeyId": "{{key.Id}}",
                    "AliasArn": "arn:aws:kms:us-east-1:123456789012:alias/a"}]}
                """)
            .With($"keys/us-east-1/{key.Id}/key.json", new JsonObject
            {
                ["KeyMetadata"] = new JsonObject { ["KeyState"] = "Enabled", ["Description"] = key.Text("description") },
            }.ToJsonString())
            .With($"keys/us-east-1/{key.Id}/rotation.json", rotation)
            .With($"keys/us-east-1/{key.Id}/grants.json", grants)
            .With($"keys/us-east-1/{key.Id}/tags.json", new JsonObject
            {
                ["Tags"] = new JsonArray([.. key.Tags.Select(tag => new JsonObject
                {
                    ["TagKey"] = tag.Key,
                    ["TagValue"] = tag.Value,
                })]),
            }.ToJsonString())
            .With(
                $"key-policies/us-east-1/{key.Id}.json",
                new JsonObject { ["Policy"] = key.Text("policy") }.ToJsonString())
            .CompareAsync();
    }
}

using Review.StateSafety;

namespace Tests.Review.StateSafety;

public sealed class LifecycleCheckTests
{
    public static TheoryData<string, string> Harmful => new()
    {
        { """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 30}}""",
            "LIFECYCLE_EXPIRES_STATE" },
        { """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "checkpoints/0123/shared/"}, "Expiration": {"Days": 3650}}""",
            "LIFECYCLE_EXPIRES_STATE" },
        { """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "save"}, "Expiration": {"Date": "2030-01-01T00:00:00Z"}}""",
            "LIFECYCLE_EXPIRES_STATE" },
        { """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "ha/"}, "Expiration": {"Days": 1}}""",
            "LIFECYCLE_EXPIRES_STATE" },
        { """{"ID": "r", "Status": "Enabled", "Prefix": "checkpoints/", "Expiration": {"Days": 1}}""",
            "LIFECYCLE_EXPIRES_STATE" },
        { """{"ID": "r", "Status": "Enabled", "Filter": {"And": {"Prefix": "checkpoints/", "Tags": [{"Key": "old", "Value": "yes"}]}}, "Expiration": {"Days": 1}}""", "LIFECYCLE_EXPIRES_STATE" },
        { """{"ID": "r", "Status": "Enabled", "Filter": {"ObjectSizeGreaterThan": 1}, "Expiration": {"Days": 1}}""",
            "LIFECYCLE_EXPIRES_STATE" },
        { """{"id": "r", "status": "Enabled", "filter": {"prefix": "savepoints/"}, "expiration": {"days": 1}}""",
            "LIFECYCLE_EXPIRES_STATE" },
        { """{"ID": "r", "Status": "Enabled", "Filter": {}, "Transitions": [{"Days": 1, "StorageClass": "STANDARD_IA"}, {"Days": 90, "StorageClass": "DEEP_ARCHIVE"}]}""", "LIFECYCLE_FREEZES_STATE" },
        { """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "sinks/"}, "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 6}}""", "LIFECYCLE_GIVES_UP_UPLOADS" },
    };

    [Theory]
    [MemberData(nameof(Harmful))]
    public void A_rule_that_can_delete_state_is_reported(string rule, string code)
    {
        var finding = Assert.Single(LifecycleCheck.Check($$"""{"Rules": [{{rule}}]}""", longestOutageDays: 7));

        Assert.Equal((code, "r"), (finding.Code, finding.Where));
    }

    [Theory]
    [InlineData("""{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "logs/"}, "Expiration": {"Days": 30}}""")]
    [InlineData(
        """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": ""}, "NoncurrentVersionExpiration": {"NoncurrentDays": 30}}""")]
    [InlineData(
        """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"ExpiredObjectDeleteMarker": true}}""")]
    [InlineData(
        """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 0, "ExpiredObjectDeleteMarker": true}}""")]
    [InlineData(
        """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": ""}, "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}""")]
    [InlineData(
        """{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": ""}, "Transitions": [{"Days": 1, "StorageClass": "STANDARD_IA"}]}""")]
    [InlineData("""{"ID": "r", "Status": "Disabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 1}}""")]
    public void A_rule_that_keeps_state_is_not_reported(string rule) =>
        Assert.Empty(LifecycleCheck.Check($$"""{"Rules": [{{rule}}]}""", longestOutageDays: 7));

    [Fact]
    public void A_finding_says_what_is_lost_and_what_to_do()
    {
        var finding = Assert.Single(
            LifecycleCheck.Check("""{"Rules": [{"Status": "Enabled", "Expiration": {"Days": 7}}]}""", longestOutageDays: 7));

        Assert.Equal(
            new StateSafetyFinding(
                "LIFECYCLE_EXPIRES_STATE",
                "current objects under checkpoints/, savepoints/, ha/ expire, but the newest checkpoint can use an old object",
                "rule 1",
                "expire noncurrent versions only, or another prefix"),
            finding);
    }

    [Theory]
    [InlineData("no JSON", "a lifecycle configuration must be JSON")]
    [InlineData("[]", "a lifecycle configuration must have a list of Rules")]
    [InlineData("""{"Rules": [{"Expiration": {"Days": "soon"}}]}""", "\"soon\" is not a number of days")]
    public void Text_that_is_not_a_lifecycle_configuration_is_refused(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => LifecycleCheck.Check(json, 7)).Message);
}

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
    [InlineData(
        "no JSON", "not JSON: line 1, byte 2: 'no JSON' is an invalid JSON literal. Expected the literal 'null'; give what "
            + "`aws s3api get-bucket-lifecycle-configuration` printed")]
    [InlineData("[]", "$ must be an object, and is []")]
    [InlineData("{}", "a lifecycle configuration must have a list of Rules")]
    [InlineData("""{"Rules": {}}""", "$.Rules must be a list, and is {}")]
    [InlineData("""{"Rules": [1]}""", "$.Rules[0] must be an object, and is 1")]
    [InlineData("""{"Rules": [{"Status": 1}]}""", "$.Rules[0].Status must be text, and is 1")]
    [InlineData("""{"Rules": [{"Filter": "logs/"}]}""", "$.Rules[0].Filter must be an object, and is \"logs/\"")]
    [InlineData("""{"Rules": [{"Status": "Disabled", "Status": "Enabled"}]}""",
        "$.Rules[0].Status is a duplicate, and only one of the two would count; remove one")]
    [InlineData("""{"Rules": [{"Expiration": {"Days": "soon"}}]}""",
        "$.Rules[0].Expiration.Days must be a whole number of days, and is \"soon\"")]
    [InlineData("""{"Rules": [{"Expiration": {"Days": 1e999}}]}""",
        "$.Rules[0].Expiration.Days must be a whole number of days, and is 1e999")]
    [InlineData("""{"Rules": [{"Status": "Disabled", "Expiration": {"Days": 1.5}}]}""",
        "$.Rules[0].Expiration.Days must be a whole number of days, and is 1.5")]
    public void Text_that_is_not_a_lifecycle_configuration_is_refused(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => LifecycleCheck.Check(json, 7)).Message);
}

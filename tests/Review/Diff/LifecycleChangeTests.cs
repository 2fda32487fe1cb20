using System.Text.Json.Nodes;
using Review.Diff.Settings;

namespace Tests.Review.Diff;

/// <summary>Which changes of lifecycle rules make objects go, or move, sooner.</summary>
public sealed class LifecycleChangeTests
{
    private const string Old30 = """{"noncurrentVersionExpiration": {"noncurrentDays": 30}}""";
    private const string OfTag = """{"filter": {"tag": {"key": "a", "value": "b"}}, "expiration": {"days": 9}}""";

    [Theory]
    [InlineData(Old30, """{"noncurrentVersionExpiration": {"noncurrentDays": 29}}""", true)]
    [InlineData(Old30, """{"noncurrentVersionExpiration": {"noncurrentDays": 31}}""", false)]
    [InlineData(Old30, """{"noncurrentVersionExpiration": {"noncurrentDays": 30, "newerNoncurrentVersions": 3}}""", false)]
    [InlineData("""{"noncurrentVersionExpiration": {"noncurrentDays": 30, "newerNoncurrentVersions": 3}}""", Old30, true)]
    [InlineData(Old30, """{"status": "Disabled", "noncurrentVersionExpiration": {"noncurrentDays": 1}}""", false)]
    [InlineData(Old30, """{"filter": {"prefix": "a/"}, "noncurrentVersionExpiration": {"noncurrentDays": 30}}""", false)]
    [InlineData("""{"filter": {"prefix": "a/"}, "noncurrentVersionExpiration": {"noncurrentDays": 30}}""", Old30, true)]
    [InlineData("""{"filter": {"prefix": "a/"}, "expiration": {"days": 9}}""",
        """{"filter": {"prefix": "b/"}, "expiration": {"days": 9}}""", true)]
    [InlineData("{}", """{"expiration": {"days": 400}}""", true)]
    [InlineData("{}", """{"expiration": {"expiredObjectDeleteMarker": true}}""", false)]
    [InlineData("{}", """{"expiration": {"date": "2030-01-01T00:00:00Z"}}""", true)]
    [InlineData(OfTag, """{"expiration": {"days": 9}}""", true)]
    [InlineData("""{"expiration": {"days": 9}}""", OfTag, false)]
    [InlineData(OfTag, """{"filter": {"and": {"prefix": "", "tags": {"a": "b", "c": "d"}}}, "expiration": {"days": 9}}""", false)]
    [InlineData(OfTag, """{"filter": {"and": {"prefix": "", "tags": {"c": "d"}}}, "expiration": {"days": 9}}""", true)]
    [InlineData("""{"filter": {"objectSizeGreaterThan": 10}, "expiration": {"days": 9}}""",
        """{"filter": {"objectSizeGreaterThan": 5}, "expiration": {"days": 9}}""", true)]
    [InlineData("""{"filter": {"objectSizeLessThan": 10}, "expiration": {"days": 9}}""",
        """{"filter": {"objectSizeLessThan": 5}, "expiration": {"days": 9}}""", false)]
    public void A_rule_deletes_sooner_unless_an_old_rule_does_the_same_to_all_of_its_objects(
        string before, string after, bool isSooner) =>
        Assert.Equal(isSooner, LifecycleChange.DeletesSooner(Rules(before), Rules(after)));

    [Fact]
    public void Without_rules_nothing_is_deleted() => Assert.False(LifecycleChange.DeletesSooner(Rules(Old30), null));

    [Theory]
    [InlineData(7, 8, false)]
    [InlineData(7, 6, true)]
    public void An_unfinished_upload_can_be_aborted_sooner(int before, int after, bool isSooner) =>
        Assert.Equal(isSooner, LifecycleChange.AbortsSooner(Abort(before), Abort(after)));

    [Theory]
    [InlineData("GLACIER", true, false)]
    [InlineData("DEEP_ARCHIVE", true, false)]
    [InlineData("ONEZONE_IA", false, true)]
    [InlineData("GLACIER_IR", false, false)]
    [InlineData("STANDARD_IA", false, false)]
    public void Some_storage_classes_keep_objects_worse(string storageClass, bool isArchive, bool isOneZone)
    {
        foreach (var rule in (string[])
        [
            $$"""{"transitions": [{"days": 30, "storageClass": "{{storageClass}}"}]}""",
            $$"""{"transitions": [{"date": "2030-01-01T00:00:00Z", "storageClass": "{{storageClass}}"}]}""",
            $$"""{"noncurrentVersionTransitions": [{"noncurrentDays": 30, "storageClass": "{{storageClass}}"}]}""",
        ])
        {
            var (none, rules) = (Rules("{}"), Rules(rule));
            Assert.Equal(isArchive, LifecycleChange.ArchivesSooner(none, rules));
            Assert.Equal(isOneZone, LifecycleChange.MovesToOneZone(none, rules));
            Assert.False(LifecycleChange.ArchivesSooner(rules, rules));
            Assert.False(LifecycleChange.MovesToOneZone(rules, rules));
        }
    }

    private static JsonArray Rules(string rule) => new JsonArray(JsonNode.Parse(rule));

    private static JsonArray Abort(int days) =>
        Rules($$$"""{"abortIncompleteMultipartUpload": {"daysAfterInitiation": {{{days}}}}}""");
}

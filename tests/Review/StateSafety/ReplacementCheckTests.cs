using IamEngine.Model;
using Review.StateSafety;

namespace Tests.Review.StateSafety;

public sealed class ReplacementCheckTests
{
    private const string Cluster = "urn:pulumi:prod::infra::infra:components:FlinkCluster$aws:emr/cluster:Cluster::flink-cluster";

    [Fact]
    public void Replacing_the_cluster_is_found_once_with_its_reason()
    {
        var finding = Assert.Single(ReplacementCheck.Check(
            $$"""
            {"steps": [
              {"op": "create-replacement", "urn": "{{Cluster}}", "replaceReasons": ["osReleaseLabel", "logUri"]},
              {"op": "replace", "urn": "{{Cluster}}", "replaceReasons": ["osReleaseLabel", "logUri"]},
              {"op": "delete-replaced", "urn": "{{Cluster}}"}]}
            """));

        Assert.Equal(
            new StateSafetyFinding(
                "PREVIEW_REPLACES_STATE",
                "this update replaces the cluster because of osReleaseLabel, logUri: every job on it ends",
                Cluster,
                "stop the jobs with a savepoint and follow docs/operations.md, or undo the change"),
            finding);
    }

    [Theory]
    [InlineData("replace", "infra:components:StateBucket$aws:s3/bucket:Bucket", "PREVIEW_REPLACES_STATE")]
    [InlineData("delete", "infra:components:StateBucket$aws:s3/bucket:Bucket", "PREVIEW_DELETES_STATE")]
    [InlineData("delete", "infra:components:StateBucket$aws:kms/key:Key", "PREVIEW_DELETES_STATE")]
    public void Losing_the_bucket_or_the_key_is_found(string op, string type, string code) =>
        Assert.Equal(code, Assert.Single(Check(op, type)).Code);

    [Theory]
    [InlineData("update", "infra:components:FlinkCluster$aws:emr/cluster:Cluster")]
    [InlineData("same", "infra:components:StateBucket$aws:s3/bucket:Bucket")]
    [InlineData("create", "aws:emr/cluster:Cluster")]
    [InlineData("replace", "infra:components:Bastion$aws:ec2/instance:Instance")]
    public void Other_steps_are_not_reported(string op, string type) => Assert.Empty(Check(op, type));

    [Theory]
    [InlineData(
        "no JSON", "not JSON: line 1, byte 2: 'no JSON' is an invalid JSON literal. Expected the literal 'null'; give what "
            + "`pulumi preview --json` printed")]
    [InlineData("{}", "a preview must have a list of steps")]
    [InlineData("""{"steps": [1]}""", "$.steps[0] must be an object, and is 1")]
    [InlineData("""{"steps": [{"urn": "urn:pulumi:a::b::c::d"}]}""", "$.steps[0] must have the member op")]
    [InlineData("""{"steps": [{"op": "same", "urn": 2}]}""", "$.steps[0].urn must be text, and is 2")]
    [InlineData("""{"steps": [{"op": "same", "urn": "u", "replaceReasons": [null]}]}""",
        "$.steps[0].replaceReasons[0] must be text, and is null")]
    public void Text_that_is_not_a_preview_is_refused(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ReplacementCheck.Check(json)).Message);

    private static Seq<StateSafetyFinding> Check(string op, string type) =>
        ReplacementCheck.Check($$"""{"steps": [{"op": "{{op}}", "urn": "urn:pulumi:prod::infra::{{type}}::it"}]}""");
}

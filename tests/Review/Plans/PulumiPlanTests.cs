using System.Text.Json.Nodes;
using Tests.Review.Verbs;

namespace Tests.Review.Plans;

public sealed class PulumiPlanTests
{
    private const string Urn = "urn:pulumi:dev::infra::aws:iam/role:Role::reader";
    private const string Bucket = "urn:pulumi:dev::infra::aws:s3/bucket:Bucket::state";

    private const string Same = $$"""
        {"op": "same", "urn": "urn:pulumi:dev::infra::pulumi:pulumi:Stack::infra-dev",
         "oldState": {"urn": "x", "custom": false, "type": "pulumi:pulumi:Stack"}, "newState": {"urn": "x", "custom": false,
             "type": "pulumi:pulumi:Stack"} }
        """;

    [Fact]
    public void A_role_that_another_account_may_assume_is_a_gain()
    {
        var run = Diff($$"""
            {"op": "update", "urn": "{{Urn}}", "oldState": {{Role("123456789012")}}, "newState": {{Role("111122223333")}},
                "diffReasons": ["assumeRolePolicy"]}
            """);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            JsonNode.Parse(run.Output)!["accessGained"]!.AsArray(), gain => (string?)gain!["who"] == "another AWS account");
    }

    [Fact]
    public void The_engine_says_what_is_replaced()
    {
        var run = Diff($$"""
            {"op": "create-replacement", "urn": "{{Bucket}}", "replaceReasons": ["bucketPrefix"],
             "oldState": {"custom": true, "id": "old", "type": "aws:s3/bucket:Bucket", "inputs": {"bucket": "old"},
                 "outputs": {"arn": "arn:aws:s3:::old"} },
             "newState": {"custom": true, "id": "", "type": "aws:s3/bucket:Bucket",
                 "inputs": {"bucket": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"} } }
            """);

        Assert.Equal(1, run.ExitCode);
        var loss = JsonNode.Parse(run.Output)!["losses"]![0]!;
        Assert.Equal("state", (string?)loss["name"]);
        Assert.Contains("the engine replaces it because of bucketPrefix", (string)loss["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_without_changes_changes_nothing()
    {
        var run = Diff($$"""
            {"op": "same", "urn": "{{Urn}}", "oldState": {{Role("123456789012")}}, "newState": {{Role("123456789012")}} }
            """);

        Assert.Equal(0, run.ExitCode);
        Assert.True((bool)JsonNode.Parse(run.Output)!["isNothing"]!);
    }

    [Theory]
    [InlineData("{}", "no list `steps`")]
    [InlineData("{", "it is not JSON")]
    [InlineData("""{"steps": [], "steps": []}""", "it is not JSON")]
    [InlineData("""{"steps": [{"op": "same", "op": "create", "urn": "urn:pulumi:dev::infra::t::n"}]}""", "it is not JSON")]
    [InlineData("""{"steps": [{"op": "same", "urn": "urn:pulumi:dev::infra::t::\ud800"}]}""", "it is not JSON")]
    [InlineData("""{"steps": [1]}""", "steps[0]: must be an object")]
    [InlineData("""{"steps": [{"op": "same", "urn": "urn:pulumi:prod::infra::t::n"}]}""", "not a resource of stack dev")]
    [InlineData("""{"steps": [{"op": "update", "urn": "urn:pulumi:dev::infra::t::n", "oldState": {}, "newState": {}}]}""",
        "--show-sames")]
    [InlineData("""{"steps": [{"op": "same", "urn": "urn:pulumi:dev::infra::t::n"}]}""",
        "steps[0]: the step `same` must have the object `oldState`")]
    [InlineData("""{"steps": [{"op": "update", "urn": "urn:pulumi:dev::infra::t::n", "oldState": {}, "newState": 5}]}""",
        "steps[0]: the step `update` must have the object `newState`")]
    [InlineData("""{"steps": [{"op": "create", "urn": "urn:pulumi:dev::infra::t::n", "newState": null}]}""",
        "steps[0]: the step `create` must have the object `newState`")]
    [InlineData("""{"steps": [{"op": "delete", "urn": "urn:pulumi:dev::infra::t::n"}]}""",
        "steps[0]: the step `delete` must have the object `oldState`")]
    [InlineData("""{"steps": [{"op": "replace", "urn": "urn:pulumi:dev::infra::t::n"}]}""",
        "steps[0]: the step `replace` must have the object `newState`")]
    [InlineData("""{"diagnostics": [{"severity": "warning"}, {"severity": "error", "message": "no credentials\n"}]}""",
        "the preview failed, so it does not list all steps: no credentials")]
    public void Wrong_input_is_refused(string plan, string problem)
    {
        var run = Tool.RunWith(plan, "diff", "dev", "--plan", "-");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_and_a_base_exclude_each_other() =>
        Assert.Equal(2, Tool.Run("diff", "dev", "--plan", "x", "--base", "y").ExitCode);

    private static Programs.Finished Diff(string step) =>
        Tool.RunWith($$"""{"config": {"aws:region": "us-east-1"}, "steps": [{{Same}}, {{step}}]}""", "diff", "dev", "--plan",
            "-", "--format", "json");

    private static string Role(string account)
    {
        var trust = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{account}}:user/someone"},"Action":"sts:AssumeRole"}]}
            """;
        return new JsonObject
        {
            ["custom"] = true,
            ["id"] = "reader",
            ["type"] = "aws:iam/role:Role",
            ["inputs"] = new JsonObject { ["name"] = "reader", ["assumeRolePolicy"] = trust },
            ["outputs"] = new JsonObject { ["name"] = "reader", ["arn"] = "arn:aws:iam::123456789012:role/reader" },
        }.ToJsonString();
    }
}

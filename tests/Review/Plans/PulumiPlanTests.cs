using System.Text.Json.Nodes;
using Tests.Review.Verbs;

namespace Tests.Review.Plans;

public sealed class PulumiPlanTests
{
    private const string Urn = "urn:pulumi:dev::infra::aws:iam/role:Role::reader";
    private const string Bucket = "urn:pulumi:dev::infra::aws:s3/bucket:Bucket::state";

    // What the engine writes for a value that only the update will know.
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

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
    [InlineData("""
        {"changeSummary": {"same": 5, "create": 1}, "steps": [
            {"op": "same", "urn": "urn:pulumi:dev::infra::t::n", "oldState": {}, "newState": {}},
            {"op": "create", "urn": "urn:pulumi:dev::infra::t::m", "newState": {}}]}
        """, "--show-sames")]
    [InlineData("""{"steps": [{"op": "same", "urn": "urn:pulumi:dev::infra::t::n", "oldState": {}, "newState": {}}]}""",
        "the preview was interrupted, so it does not list all steps: it has no object `changeSummary`")]
    [InlineData("""
        {"sequence":0,"timestamp":1767225600,"preludeEvent":{"config":{"aws:region":"us-east-1"}}}
        {"sequence":1,"timestamp":1767225601,"summaryEvent":{"maybeCorrupt":false}}
        """, "unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW")]
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

    [Fact]
    public void A_document_that_only_the_update_will_know_is_not_decided_and_no_loss()
    {
        var run = Diff($$"""
            {"op": "update", "urn": "{{Urn}}", "diffReasons": ["assumeRolePolicy"], "oldState": {{Role("111122223333")}},
             "newState": {{Role("111122223333").Replace(Trust("111122223333"), Unknown, StringComparison.Ordinal)}} }
            """);

        Assert.Equal(3, run.ExitCode);
        var diff = JsonNode.Parse(run.Output)!;
        Assert.Empty(diff["accessLost"]!.AsArray());
        Assert.Equal(
            "only the update will know its document", (string?)Assert.Single(diff["accessGained"]!.AsArray())!["undecided"]);
    }

    [Fact]
    public void A_secret_document_that_the_plan_changes_is_not_decided()
    {
        var state = Role("111122223333").Replace(Trust("111122223333"), "[secret]", StringComparison.Ordinal);
        var step = $$"""
            {"op": "update", "urn": "{{Urn}}", "oldState": {{state}}, "newState": {{state}}, "diffReasons": ["assumeRolePolicy"],
             "detailedDiff": {"assumeRolePolicy": {"kind": "update", "inputDiff": true} } }
            """;

        var run = Diff(step);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("the plan does not show the value", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, Diff(step.Replace("update", "same", StringComparison.Ordinal)).ExitCode);
    }

    [Fact]
    public void An_attachment_of_a_new_policy_gives_what_the_policy_allows()
    {
        const string policy = "urn:pulumi:dev::infra::aws:iam/policy:Policy::wide";
        const string attachment = "urn:pulumi:dev::infra::aws:iam/rolePolicyAttachment:RolePolicyAttachment::wide-on-reader";
        var steps = $$"""
            {"op": "same", "urn": "{{Urn}}", "oldState": {{Role("123456789012")}}, "newState": {{Role("123456789012")}} },
            {"op": "create", "urn": "{{policy}}", "newState": {"urn": "{{policy}}", "custom": true,
                "type": "aws:iam/policy:Policy", "inputs": {"name": "wide",
                "policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"},
                "outputs": {"arn": "{{Unknown}}", "id": "{{Unknown}}"} } },
            {"op": "create", "urn": "{{attachment}}", "newState": {"urn": "{{attachment}}", "custom": true,
                "type": "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                "inputs": {"role": "reader", "policyArn": "{{Unknown}}"},
                "propertyDependencies": {"policyArn": ["{{policy}}"], "role": ["{{Urn}}"]} } }
            """;

        var run = Diff(steps);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            JsonNode.Parse(run.Output)!["accessGained"]!.AsArray(), gain => (string?)gain!["who"] == "role reader");
        // Which policy it is, is not certain with two.
        var unsure = Diff(steps.Replace($"\"policyArn\": [\"{policy}\"]", $"\"policyArn\": [\"{policy}\", \"{Urn}\"]",
            StringComparison.Ordinal));
        Assert.Equal(3, unsure.ExitCode);
        Assert.Contains("only the update will know which policy it attaches", unsure.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_base_of_a_preview_with_a_refresh_is_what_the_account_has()
    {
        var run = Diff($$"""
            {"op": "refresh", "urn": "{{Urn}}", "oldState": {{Role("123456789012")}} },
            {"op": "update", "urn": "{{Urn}}", "oldState": {{Role("111122223333")}}, "newState": {{Role("123456789012")}},
                "diffReasons": ["assumeRolePolicy"]}
            """);

        var diff = JsonNode.Parse(run.Output)!;
        Assert.DoesNotContain(diff["accessGained"]!.AsArray(), gain => (string?)gain!["who"] == "another AWS account");
        Assert.Contains(diff["accessLost"]!.AsArray(), loss => (string?)loss!["who"] == "another AWS account");
    }

    [Fact]
    public void A_preview_of_a_refresh_shows_what_changed_in_the_account()
    {
        const string same = "urn:pulumi:dev::infra::aws:iam/role:Role::other";
        var run = Diff($$"""
            {"op": "refresh", "urn": "{{same}}",
                "oldState": {{Role("123456789012").Replace("reader", "other", StringComparison.Ordinal)}} },
            {"op": "update", "urn": "{{Urn}}", "oldState": {{Role("123456789012")}}, "newState": {{Role("111122223333")}},
                "detailedDiff": {"assumeRolePolicy": {"kind": "update", "inputDiff": false} } },
            {"op": "delete", "urn": "{{Bucket}}", "oldState": {"urn": "{{Bucket}}", "custom": true, "id": "state",
                "type": "aws:s3/bucket:Bucket", "inputs": {"bucket": "state"} } }
            """);

        var diff = JsonNode.Parse(run.Output)!;
        Assert.Contains(diff["accessGained"]!.AsArray(), gain => (string?)gain!["who"] == "another AWS account");
        Assert.Equal(["reader", "state"], diff["resources"]!.AsArray().Select(change => (string)change!["name"]!).Order());
    }

    [Fact]
    public void What_an_earlier_update_left_over_is_not_the_resource()
    {
        var run = Diff($$"""
            {"op": "same", "urn": "{{Urn}}", "oldState": {{Role("123456789012")}}, "newState": {{Role("123456789012")}} },
            {"op": "delete", "urn": "{{Urn}}", "oldState": {{Role("111122223333")
                .Replace("\"custom\":true", "\"custom\":true,\"delete\":true", StringComparison.Ordinal)}} }
            """);

        Assert.Equal(0, run.ExitCode);
        Assert.True((bool)JsonNode.Parse(run.Output)!["isNothing"]!, run.Output);
    }

    [Fact]
    public void The_three_steps_of_a_replacement_are_one_replacement()
    {
        var old = Role("123456789012");
        var @new = old.Replace("\"id\":\"reader\"", "\"id\":\"\"", StringComparison.Ordinal);
        var run = Diff($$"""
            {"op": "create-replacement", "urn": "{{Urn}}", "oldState": {{old}}, "newState": {{@new}}, "replaceReasons": ["path"]},
            {"op": "replace", "urn": "{{Urn}}", "oldState": {{old}}, "newState": {{@new}}, "replaceReasons": ["path"],
                "detailedDiff": {"path": {"kind": "update-replace", "inputDiff": false} } },
            {"op": "delete-replaced", "urn": "{{Urn}}", "oldState": {{old}}, "replaceReasons": ["path"]}
            """);

        var change = Assert.Single(JsonNode.Parse(run.Output)!["resources"]!.AsArray())!;
        Assert.Equal("replaced", (string?)change["fate"]);
        Assert.Contains("because of path", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_value_inside_an_input_is_shown_as_known_later()
    {
        const string host = "urn:pulumi:dev::infra::aws:ec2/instance:Instance::host";
        var state = $$"""
            {"urn": "{{host}}", "custom": true, "id": "i-1", "type": "aws:ec2/instance:Instance", "inputs":
                {"vpcSecurityGroupIds": ["sg-1"], "tags": {"Name": "host"} } }
            """;
        var run = Diff($$"""
            {"op": "update", "urn": "{{host}}", "oldState": {{state}}, "diffReasons": ["vpcSecurityGroupIds"],
             "newState": {{state.Replace("sg-1", Unknown, StringComparison.Ordinal)}} }
            """);

        Assert.Contains("(known after the update)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Unknown, run.Output, StringComparison.Ordinal);
    }

    private static Programs.Finished Diff(string step) => Tool.RunWith(
        $$"""
        {"config": {"aws:region": "us-east-1"}, "steps": [{{Same}}, {{step}}], "duration": 1000000,
         "changeSummary": {"same": 1}, "diagnostics": [{"message": "a warning", "severity": "warning"}]}
        """,
        "diff", "dev", "--plan", "-", "--format", "json");

    // As it is inside a text of JSON.
    private static string Trust(string account) => JsonValue.Create(Document(account)).ToJsonString()[1..^1];

    private static string Document(string account) => """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","""
        + $$"""
        "Principal":{"AWS":"arn:aws:iam::{{account}}:user/someone"},"Action":"sts:AssumeRole"}]}
        """;

    private static string Role(string account)
    {
        return new JsonObject
        {
            ["custom"] = true,
            ["id"] = "reader",
            ["type"] = "aws:iam/role:Role",
            ["inputs"] = new JsonObject { ["name"] = "reader", ["assumeRolePolicy"] = Document(account) },
            ["outputs"] = new JsonObject { ["name"] = "reader", ["arn"] = "arn:aws:iam::123456789012:role/reader" },
        }.ToJsonString();
    }
}

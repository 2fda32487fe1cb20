using System.Text.Json.Nodes;
using Review.Drift;
using Review.Forms;
using Review.Model;
using Tests.Review.Verbs;

namespace Tests.Review.Drift;

/// <summary>
/// The comparison of the stack dev with answers about IAM; the rehearsal's tampering covers the other services with an emulator.
/// </summary>
[Long]
public sealed class DeployedReviewTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("deployed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The other tests leave out the command, which would review the stack again for each of them.</summary>
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task The_command_and_the_comparison_of_these_tests_write_the_same(string format)
    {
        var details = await DeclaredAnswers.DetailsAsync();
        Role(details, "infra-dev-upload")["AttachedManagedPolicies"] = new JsonArray();
        Write(details);

        Assert.Equal(
            Tool.Run("review", "dev", "--deployed", folder, "--format", format),
            DeployedStacks.Compare(folder, Enum.Parse<OutputFormat>(format, ignoreCase: true)));
    }

    [Fact]
    public async Task Identities_as_declared_are_no_difference_and_what_was_not_collected_is_listed()
    {
        Write(await DeclaredAnswers.DetailsAsync());

        var (code, report) = Compare();

        Assert.Equal(3, code);
        Assert.True((bool)report["isAsDeclared"]!, report.ToJsonString());
        Assert.Contains("state-bucket: buckets.json was not collected", Texts(report["unread"]));
    }

    [Fact]
    public async Task A_trust_policy_that_admits_another_account_is_a_gain_with_an_example()
    {
        var details = await DeclaredAnswers.DetailsAsync();
        Role(details, "infra-dev-upload")["AssumeRolePolicyDocument"] = JsonNode.Parse("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
                "Action": "sts:AssumeRole"}]}
            """);
        Write(details);

        var (code, report) = Compare();

        Assert.Equal(1, code);
        var gain = report["accessGained"]![0]!;
        Assert.Equal("another AWS account", (string?)gain["who"]);
        Assert.Equal("Allowed", (string?)gain["example"]!["allowed"]);
        Assert.Contains(report["drift"]!.AsArray(), row => (string?)row!["name"] == "upload-role"
            && ((string)row["command"]!).StartsWith("pulumi up --stack dev --refresh --target 'urn:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_that_the_program_does_not_declare_is_named_with_the_command_that_removes_it()
    {
        var details = await DeclaredAnswers.DetailsAsync();
        User(details, "infra-dev-uploader")["UserPolicyList"] = JsonNode.Parse("""
            [{"PolicyName": "backdoor", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                "Action": "iam:CreateUser", "Resource": "*"}]}}]
            """);
        Write(details);

        var (code, report) = Compare();

        Assert.Equal(1, code);
        Assert.Equal("user infra-dev-uploader", (string?)report["accessGained"]![0]!["who"]);
        Assert.Contains(
            "aws iam delete-user-policy --user-name infra-dev-uploader --policy-name backdoor",
            report["drift"]!.AsArray().Select(row => (string?)row!["command"]));
    }

    [Fact]
    public async Task A_missing_attachment_and_another_one_are_two_differences_and_not_a_renamed_one()
    {
        var details = await DeclaredAnswers.DetailsAsync();
        Role(details, "infra-dev-upload")["AttachedManagedPolicies"] = new JsonArray();
        Role(details, "infra-dev-bastion")["AttachedManagedPolicies"]!.AsArray().Add(
            new JsonObject { ["PolicyArn"] = "arn:aws:iam::aws:policy/Wide", ["PolicyName"] = "Wide" });
        details["Policies"]!.AsArray().Add(JsonNode.Parse("""
            {"PolicyName": "Wide", "Arn": "arn:aws:iam::aws:policy/Wide", "PolicyVersionList": [{"IsDefaultVersion": true,
                "Document": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}}]}
            """));
        Write(details);

        var (code, report) = Compare();

        Assert.Equal(1, code);
        Assert.Equal(
            ["bastion-role/attached/Wide notintheprogram", "upload-state-access-attachment missing"],
            report["drift"]!.AsArray().Select(row => $"{row!["name"]} {row["kind"]}").Order(StringComparer.Ordinal));
        Assert.Contains(
            "aws iam detach-role-policy --role-name infra-dev-bastion --policy-arn arn:aws:iam::aws:policy/Wide",
            report["drift"]!.AsArray().Select(row => (string?)row!["command"]));
    }

    [Theory]
    [InlineData("available", false)]
    [InlineData("Deleted", true)]
    [InlineData("deleting", true)]
    public async Task An_endpoint_that_AWS_still_lists_as_deleted_is_missing(string state, bool isMissing)
    {
        Write(await DeclaredAnswers.DetailsAsync());
        var endpoint = (await Reviews.Of("dev")).Resources.Of(ResourceTypes.VpcEndpoint).Single();
        Directory.CreateDirectory(Path.Combine(folder, "network", "us-east-1"));
        File.WriteAllText(Path.Combine(folder, "network", "us-east-1", "endpoints.json"), new JsonObject
        {
            ["VpcEndpoints"] = new JsonArray(new JsonObject
            {
                ["VpcEndpointId"] = "vpce-0123456789abcdef0",
                ["VpcEndpointType"] = "Gateway",
                ["State"] = state,
                ["ServiceName"] = endpoint.Text("serviceName"),
                ["PrefixListId"] = "pl-1",
                ["PolicyDocument"] = endpoint.Text("policy"),
                ["Tags"] = new JsonArray(
                    [.. endpoint.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
            }),
        }.ToJsonString());

        Assert.Equal(isMissing, Compare().Report["drift"]!.AsArray().Any(row =>
            (string?)row!["name"] == endpoint.Name && (string?)row["kind"] == "missing"));
    }

    /// <summary>The id of an instance that was not read is not known, so another id can be the same instance.</summary>
    [Fact]
    public async Task A_reference_to_a_resource_that_was_not_read_is_not_read_and_no_difference()
    {
        Write(await DeclaredAnswers.DetailsAsync());
        var resources = (await Reviews.Of("dev")).Resources;
        var address = resources.Of(ResourceTypes.Eip).Single();
        var instance = resources.Of(ResourceTypes.Instance).Single();
        Directory.CreateDirectory(Path.Combine(folder, "network", "us-east-1"));
        File.WriteAllText(Path.Combine(folder, "network", "us-east-1", "addresses.json"), new JsonObject
        {
            ["Addresses"] = new JsonArray(new JsonObject
            {
                ["AllocationId"] = "eipalloc-1",
                ["InstanceId"] = "i-0123456789abcdef0",
                ["Tags"] = new JsonArray(
                    [.. address.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
            }),
        }.ToJsonString());

        var report = Compare().Report;

        Assert.DoesNotContain(report["drift"]!.AsArray(), row => (string?)row!["name"] == address.Name);
        Assert.Empty(report["reachGained"]!.AsArray());
        Assert.Contains($"{address.Name}: its instance: {instance.Name} was not read", Texts(report["unread"]));

        File.WriteAllText(Path.Combine(folder, "network", "us-east-1", "instances.json"), """{"Reservations": []}""");
        Assert.Contains(Compare().Report["drift"]!.AsArray(), row => (string?)row!["name"] == address.Name);
    }

    [Fact]
    public async Task A_tag_of_the_key_that_policies_compare_is_a_difference()
    {
        Write(await DeclaredAnswers.DetailsAsync());
        var key = (await Reviews.Of("dev")).Resources.Of(ResourceTypes.Key).Single();
        var alias = (await Reviews.Of("dev")).Resources.Of(ResourceTypes.KeyAlias).Single().Text("name")!;
        foreach (var (file, answer) in ((string, string)[])
        [
            ("keys/us-east-1/aliases.json", $$"""{"Aliases": [{"AliasName": "{{alias}}", "TargetKeyId": "k"}]}"""),
            ("keys/us-east-1/k/key.json",
                """{"KeyMetadata": {"KeyState": "Enabled", "Arn": "arn:aws:kms:us-east-1:123456789012:key/k"}}"""),
            ("keys/us-east-1/k/rotation.json", """{"KeyRotationEnabled": true}"""),
            ("keys/us-east-1/k/grants.json", """{"Grants": []}"""),
            ("keys/us-east-1/k/tags.json", """{"Tags": [{"TagKey": "stack", "TagValue": "prod"}]}"""),
            ("key-policies/us-east-1/k.json", new JsonObject { ["Policy"] = key.Text("policy") }.ToJsonString()),
        ])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.WriteAllText(Path.Combine(folder, file), answer);
        }

        Assert.Contains("tags.stack: dev → prod", Texts(Assert.Single(
            Compare().Report["drift"]!.AsArray(), row => (string?)row!["name"] == "state-key")!["differences"]));
        File.Delete(Path.Combine(folder, "keys", "us-east-1", "k", "tags.json"));
        Assert.Contains(
            "state-key: its tags: keys/us-east-1/k/tags.json was not collected", Texts(Compare().Report["unread"]));
    }

    [Fact]
    public async Task What_is_beside_the_declared_resources_and_never_collected_is_listed()
    {
        Write(await DeclaredAnswers.DetailsAsync());

        var listed = Texts(Compare().Report["notCompared"]);

        string[] words = ["network ACLs", "peerings", "DHCP", "inventories", "MFA", "Systems Manager", "organization"];
        foreach (var word in words)
        {
            Assert.Contains(listed, text => text.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_missing_role_is_missing_in_the_account()
    {
        var details = await DeclaredAnswers.DetailsAsync();
        var roles = details["RoleDetailList"]!.AsArray();
        roles.Remove(Role(details, "infra-dev-flow-log"));
        Write(details);

        var (_, report) = Compare();

        Assert.Contains(report["drift"]!.AsArray(), row =>
            (string?)row!["name"] == "network-flow-log-role" && (string?)row["kind"] == "missing");
    }

    [Fact]
    public async Task The_ids_of_another_account_are_no_difference()
    {
        var text = (await DeclaredAnswers.DetailsAsync()).ToJsonString()
            .Replace("123456789012", "210987654321", StringComparison.Ordinal);
        Write(JsonNode.Parse(text)!.AsObject());

        var (_, report) = Compare();

        Assert.Equal("210987654321", (string?)report["account"]);
        Assert.True((bool)report["isAsDeclared"]!, report.ToJsonString());
    }

    [Fact]
    public async Task A_denied_call_is_not_read()
    {
        Write(await DeclaredAnswers.DetailsAsync());
        File.WriteAllText(
            Path.Combine(folder, "collected.tsv"), "buckets.json\tdenied\ts3:ListAllMyBuckets is denied\n");

        Assert.Contains("state-bucket: buckets.json: s3:ListAllMyBuckets is denied", Texts(Compare().Report["unread"]));
    }

    [Fact]
    public async Task Nothing_of_an_export_but_ids_is_shown()
    {
        Write(await DeclaredAnswers.DetailsAsync());
        var key = (await Reviews.Of("dev")).Resources.First(resource => resource.Type == ResourceTypes.AccessKey);
        File.WriteAllText(Path.Combine(folder, "stack.json"), $$"""
            {"version": 3, "deployment": {"resources": [{"urn": "{{key.Urn}}", "id": "AKIAEXAMPLE",
                "outputs": {"secret": "wJalrXUtnFEMI"} }] } }
            """);

        Assert.DoesNotContain(
            "wJalrXUtnFEMI", DeployedStacks.Compare(folder, OutputFormat.Text).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_type_of_resource_that_the_program_declares_is_compared()
    {
        // The program declares none of these.
        string[] others = [ResourceTypes.EipAssociation, ResourceTypes.LaunchTemplate, ResourceTypes.SecurityGroupRule];

        Assert.Equal(
            ResourceTypes.All.Select(type => type.Token).Except(others).Order(StringComparer.Ordinal),
            DriftReport.Types.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("{}", "it has no `deployment`")]
    [InlineData("""{"deployment": {}}""", "no list `resources`")]
    [InlineData("""{"deployment": {"resources": [{}]}}""", "a resource of it has no URN")]
    [InlineData("""{"deployment": {"resources": [{"urn": "urn:pulumi:prod::infra::t::n"}]}}""", "another stack: prod, not dev")]
    public async Task A_wrong_export_is_refused(string export, string problem)
    {
        Write(await DeclaredAnswers.DetailsAsync());
        File.WriteAllText(Path.Combine(folder, "stack.json"), export);

        var run = DeployedStacks.Compare(folder, OutputFormat.Text);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_refused()
    {
        var run = Tool.Run("review", "dev", "--deployed", Path.Combine(folder, "nowhere"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("there is no such folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_is_refused()
    {
        var run = Tool.Run("review", "dev", "--deployed", folder);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Torn_authorization_details_are_not_read_and_no_difference_is_guessed()
    {
        Write(await DeclaredAnswers.DetailsAsync());
        var path = Path.Combine(folder, "authorization-details.json");
        File.WriteAllText(path, File.ReadAllText(path)[..200]);
        File.WriteAllText(Path.Combine(folder, "caller-identity.json"), """{"Account": "123456789012"}""");

        var (code, report) = Compare();

        Assert.Equal(3, code);
        Assert.Empty(report["drift"]!.AsArray());
        Assert.Contains(Texts(report["unread"]), text =>
            text.StartsWith("upload-role: authorization-details.json: not JSON", StringComparison.Ordinal));
    }

    private void Write(JsonObject details) =>
        File.WriteAllText(Path.Combine(folder, "authorization-details.json"), details.ToJsonString());

    private (int Code, JsonObject Report) Compare()
    {
        var run = DeployedStacks.Compare(folder);
        Assert.True(run.Output.Length > 0, run.Error);
        return (run.ExitCode, JsonNode.Parse(run.Output)!.AsObject());
    }

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(text => (string)text!)];

    internal static JsonObject Role(JsonObject details, string name) => details["RoleDetailList"]!.AsArray()
        .Select(role => role!.AsObject()).First(role => (string?)role["RoleName"] == name);

    private static JsonObject User(JsonObject details, string name) => details["UserDetailList"]!.AsArray()
        .Select(user => user!.AsObject()).First(user => (string?)user["UserName"] == name);
}

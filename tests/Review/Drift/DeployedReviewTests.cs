using System.Text.Json.Nodes;
using Review.Drift;
using Review.Model;
using Tests.Review.Verbs;

namespace Tests.Review.Drift;

/// <summary>
/// The comparison of the stack dev with answers about IAM; the rehearsal's tampering covers the other services with an emulator.
/// </summary>
public sealed class DeployedReviewTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("deployed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

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

        Assert.DoesNotContain("wJalrXUtnFEMI", Tool.Run("review", "dev", "--deployed", folder).Output, StringComparison.Ordinal);
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

        var run = Tool.Run("review", "dev", "--deployed", folder);

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
        var run = Tool.Run("review", "dev", "--deployed", folder, "--format", "json");
        Assert.True(run.Output.Length > 0, run.Error);
        return (run.ExitCode, JsonNode.Parse(run.Output)!.AsObject());
    }

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(text => (string)text!)];

    private static JsonObject Role(JsonObject details, string name) => details["RoleDetailList"]!.AsArray()
        .Select(role => role!.AsObject()).First(role => (string?)role["RoleName"] == name);

    private static JsonObject User(JsonObject details, string name) => details["UserDetailList"]!.AsArray()
        .Select(user => user!.AsObject()).First(user => (string?)user["UserName"] == name);
}

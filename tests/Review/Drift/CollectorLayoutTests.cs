using System.Text.Json.Nodes;
using Review.Forms;
using Review.Model;
using Tests.Review.Deployed;
using static Tests.Review.Deployed.CollectedAccountFolder;

namespace Tests.Review.Drift;

/// <summary>
/// The comparison of the stack dev with what iam-collect wrote, and with answers of the AWS CLI in the same folder.
/// </summary>
public sealed class CollectorLayoutTests : IDisposable
{
    private const string OtherAccount = "111122223333";

    private static readonly JsonNode Widened = JsonNode.Parse("""
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
            "Action": "sts:AssumeRole"}]}
        """)!;

    private readonly CollectedAccountFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Identities_that_the_collector_wrote_as_declared_are_no_difference()
    {
        folder.WithDetails(await DeclaredAnswers.DetailsAsync());

        var (code, report) = Compare();

        Assert.Equal(3, code);
        Assert.Equal(Account, (string?)report["account"]);
        Assert.True((bool)report["isAsDeclared"]!, report.ToJsonString());
        Assert.Empty(report["drift"]!.AsArray());
        Assert.DoesNotContain(Unread(report), text => text.StartsWith("upload-role: ", StringComparison.Ordinal)
            && !text.Contains("longest session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_trust_policy_that_the_collector_wrote_is_a_gain()
    {
        var details = await DeclaredAnswers.DetailsAsync();
        UploadRole(details)["AssumeRolePolicyDocument"] = Widened.DeepClone();
        folder.WithDetails(details);

        var (code, report) = Compare();

        Assert.Equal(1, code);
        Assert.Equal("another AWS account", (string?)report["accessGained"]![0]!["who"]);
    }

    [Fact]
    public async Task Answers_of_the_AWS_CLI_count_before_those_of_the_collector()
    {
        var details = await DeclaredAnswers.DetailsAsync();
        folder.WithFile("authorization-details.json", details.ToJsonString());
        UploadRole(details)["AssumeRolePolicyDocument"] = Widened.DeepClone();
        folder.WithDetails(details);

        Assert.True((bool)Compare().Report["isAsDeclared"]!);
    }

    [Fact]
    public async Task The_collector_fills_in_for_a_call_that_was_denied()
    {
        folder.WithFile("collected.tsv", "authorization-details.json\tdenied\tiam:GetAccountAuthorizationDetails is denied\n")
            .WithDetails(await DeclaredAnswers.DetailsAsync());

        var (_, report) = Compare();

        Assert.DoesNotContain(
            Unread(report), text => text.StartsWith("upload-role: authorization-details", StringComparison.Ordinal));
        Assert.True((bool)report["isAsDeclared"]!);
    }

    [Fact]
    public async Task A_bucket_policy_that_the_collector_did_not_write_is_not_read()
    {
        var bucket = await WithBucketAsync();

        var (_, report) = Compare();

        Assert.Contains(
            $"state-policy: bucket-policies/{bucket}.json was not collected, and iam-collect does not show it",
            Unread(report));
        Assert.Empty(report["drift"]!.AsArray());
    }

    [Fact]
    public async Task A_bucket_policy_and_public_access_block_that_the_collector_wrote_are_compared()
    {
        var bucket = await WithBucketAsync();
        folder.With($"s3/{bucket}/policy.json", Open(bucket)).With($"s3/{bucket}/bpa.json", """
                {"BlockPublicAcls": true, "BlockPublicPolicy": false, "IgnorePublicAcls": true, "RestrictPublicBuckets": true}
                """);

        var drift = Compare().Report["drift"]!.AsArray().Select(row => (string)row!["name"]!).ToArray();

        Assert.Equal(["state-policy", "state-public-access-block"], drift.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Buckets_of_another_Region_do_not_show_that_the_bucket_is_gone()
    {
        folder.WithDetails(await DeclaredAnswers.DetailsAsync())
            .With("s3/other/metadata.json", """{"arn": "arn:aws:s3:::other", "name": "other", "region": "eu-west-1"}""");

        Assert.Contains(
            "state-bucket: buckets.json was not collected, and iam-collect does not show it", Unread(Compare().Report));
    }

    [Fact]
    public async Task Of_several_accounts_the_caller_or_the_export_names_the_stacks()
    {
        var details = await DeclaredAnswers.DetailsAsync();
        folder.WithDetails(details).WithUser("mallory", account: OtherAccount);

        var refused = DeployedStacks.Compare(folder.Root, OutputFormat.Text);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("it does not show which account the stack is in", refused.Error, StringComparison.Ordinal);

        var role = (await Reviews.Of("dev")).Resources.First(resource => resource.Name == "upload-role");
        folder.WithFile("stack.json", $$"""
            {"version": 3, "deployment": {"resources": [{"urn": "{{role.Urn}}", "id": "infra-dev-upload",
                "outputs": {"arn": "{{role.Text("arn")}}"} }] } }
            """);
        Assert.True((bool)Compare().Report["isAsDeclared"]!);

        File.Delete(Path.Combine(folder.Root, "stack.json"));
        folder.WithFile("caller-identity.json", $$"""{"Account": "{{Account}}"}""");
        Assert.True((bool)Compare().Report["isAsDeclared"]!);
    }

    [Fact]
    public async Task A_torn_file_of_the_collector_hides_what_it_has_and_is_no_difference()
    {
        folder.WithDetails(await DeclaredAnswers.DetailsAsync()).With("iam/role/infra-dev-upload/trust-policy.json", "{");

        var (code, report) = Compare();

        Assert.Equal(3, code);
        Assert.Empty(report["drift"]!.AsArray());
        Assert.Contains(Unread(report), text => text.StartsWith(
            "upload-role: aws/aws/accounts/123456789012/iam/role/infra-dev-upload/trust-policy.json: not JSON",
            StringComparison.Ordinal));
    }

    /// <summary>Writes the identities as declared, and the bucket without policy and settings.</summary>
    private async Task<string> WithBucketAsync()
    {
        var name = (await Reviews.Of("dev")).Resources.Of(ResourceTypes.Bucket).First(bucket => bucket.Name == "state-bucket")
            .NameInAws!;
        folder.WithDetails(await DeclaredAnswers.DetailsAsync()).With(
            $"s3/{name}/metadata.json", $$"""{"arn": "arn:aws:s3:::{{name}}", "name": "{{name}}", "region": "us-east-1"}""");
        return name;
    }

    private (int Code, JsonObject Report) Compare()
    {
        var run = DeployedStacks.Compare(folder.Root);
        Assert.True(run.Output.Length > 0, run.Error);
        return (run.ExitCode, JsonNode.Parse(run.Output)!.AsObject());
    }

    private static string[] Unread(JsonObject report) => [.. report["unread"]!.AsArray().Select(text => (string)text!)];

    private static JsonObject UploadRole(JsonObject details) => details["RoleDetailList"]!.AsArray()
        .Select(role => role!.AsObject()).First(role => (string?)role["RoleName"] == "infra-dev-upload");

    private static string Open(string bucket) =>
        $$"""
        {"Version": "2012-10-17", "Statement": [{"Sid": "Open", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::{{bucket}}/*"}]}
        """;
}

using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace Tests.Infra.Components;

/// <summary>The resources and outputs of a list of uploaders.</summary>
[Collection("Pulumi")]
public sealed class UploadersTests
{
    private const string Jobs =
        """{"name": "jobs", "prefixes": {"checkpoints/": "delete", "savepoints/": "write"}, "users": ["alice", "bob"]}""";

    private const string Reader = """{"name": "reader", "prefixes": {"exports/": "read"}}""";

    private const string Ci =
        """{"name": "ci", "prefixes": {"exports/": "write"}, "github": {"repository": "o@1/r@2", "branch": "main"}}""";

    [Fact]
    public async Task Each_has_a_role_and_each_user_a_key_with_names_of_their_own()
    {
        var run = await StackRun.Of(List(Jobs, Reader));

        Assert.Equal(
            ["infra-test-upload-jobs", "infra-test-upload-reader"],
            Names(run, "aws:iam/role:Role").Where(name => name.Contains("-upload", StringComparison.Ordinal)));
        Assert.Equal(
            ["infra-test-uploader-alice", "infra-test-uploader-bob", "infra-test-uploader-reader"],
            Names(run, "aws:iam/user:User"));
        Assert.Equal(
            ["upload-alice-key", "upload-bob-key", "upload-reader-key"],
            run.Of("aws:iam/accessKey:AccessKey").Select(key => key.Name).Order());
        Assert.Equal(
            ["infra-test-upload-jobs-checkpoint-deletion", "infra-test-upload-jobs-state-access",
                "infra-test-upload-reader-state-access"],
            Names(run, "aws:iam/policy:Policy").Where(name => name.Contains("-upload", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            run.Resources, resource => resource.Name is "upload-role" or "upload-user" or "upload-key" or "upload-state-access");
    }

    [Fact]
    public async Task Without_a_user_there_is_no_key_and_no_output_of_one()
    {
        var run = await StackRun.Of(List(Ci));

        Assert.Empty(run.Of("aws:iam/user:User").Concat(run.Of("aws:iam/accessKey:AccessKey")));
        foreach (var output in new[]
        {
            run.Stack.AccessKeyId, run.Stack.SecretAccessKey, run.Stack.SecretAccessKeyCommand, run.Stack.AwsConfig,
            run.Stack.AwsProfileCommand, run.Stack.AssumeRoleCommand, run.Stack.AssumeRoleCommandPlain, run.Stack.UploadCommand,
            run.Stack.RoleArn,
        })
        {
            Assert.Null(await OutputUtilities.GetValueAsync(output));
        }

        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.UploaderSecrets));
        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.UploaderCommands));
        Assert.Equal(
            "arn:aws:iam::123456789012:role/infra-test-upload-ci",
            (await OutputUtilities.GetValueAsync(run.Stack.Uploaders))!["ci"]["roleArn"]);
    }

    [Fact]
    public async Task One_provider_serves_all_uploaders_of_an_issuer()
    {
        var second = Ci.Replace("\"ci\"", "\"second\"", StringComparison.Ordinal);
        var existing = Ci.Replace("\"main\"", "\"main\", \"existingProvider\": true", StringComparison.Ordinal);

        var provider = Assert.Single(Providers(await StackRun.Of(List(Ci, second))));
        Assert.Equal(
            ("upload-providers-token.actions.githubusercontent.com", "https://token.actions.githubusercontent.com"),
            (provider.Name, provider.Text("url")));
        Assert.Empty(Providers(await StackRun.Of(List(existing))));
        Assert.Equal("ci-github", Assert.Single(Providers(await StackRun.Of(
            List(Ci).With("infra:previewAccess", """{"repository": "o@1/r@2"}""")))).Name);
    }

    [Fact]
    public async Task The_commands_of_each_user_are_in_one_output_and_its_secret_in_another()
    {
        var stack = (await StackRun.Of(List(Jobs, Reader))).Stack;
        var commands = (await OutputUtilities.GetValueAsync(stack.UploaderCommands))!;

        Assert.Equal(["alice", "bob", "reader"], commands.Keys.Order());
        Assert.Contains("--role-arn arn:aws:iam::123456789012:role/infra-test-upload-jobs", commands["bob"]["assumeRoleCommand"],
            StringComparison.Ordinal);
        Assert.Contains("/checkpoints/checkpoint", commands["bob"]["uploadCommand"], StringComparison.Ordinal);
        Assert.False(commands["reader"].ContainsKey("uploadCommand"));
        Assert.EndsWith(
            "/exports/ --region us-east-1 --profile infra-test-upload-reader", commands["reader"]["listCommand"],
            StringComparison.Ordinal);
        Assert.True(await Output.IsSecretAsync(stack.UploaderSecrets));
        Assert.False(await Output.IsSecretAsync(stack.UploaderCommands));
        Assert.Equal(["alice", "bob", "reader"], (await OutputUtilities.GetValueAsync(stack.UploaderSecrets))!.Keys.Order());
    }

    [Fact]
    public async Task A_secret_external_id_makes_the_commands_secret()
    {
        var item = Jobs.Replace("{\"name\"", "{\"externalId\": \"6b7c1a52\", \"name\"", StringComparison.Ordinal);
        var run = await StackRun.Of(TestSettings.Settings().WithSecret("infra:uploaders", $"[{item}]"));

        Assert.True(await Output.IsSecretAsync(run.Stack.UploaderCommands));
    }

    [Fact]
    public async Task The_default_user_keeps_its_outputs_beside_others()
    {
        var stack = (await StackRun.Of(List(
            """{"name": "upload", "prefixes": {"checkpoints/": "write"}}""", Reader))).Stack;

        Assert.Equal(
            "arn:aws:iam::123456789012:role/infra-test-upload", await OutputUtilities.GetValueAsync(stack.RoleArn));
        Assert.Contains("infra-test-uploader]", await OutputUtilities.GetValueAsync(stack.AwsConfig), StringComparison.Ordinal);
        Assert.Equal(["reader", "uploader"], (await OutputUtilities.GetValueAsync(stack.UploaderCommands))!.Keys.Order());
    }

    [Fact]
    public async Task With_one_default_uploader_there_are_no_further_outputs()
    {
        var stack = (await StackRun.Of(TestSettings.Settings())).Stack;

        Assert.Null(await OutputUtilities.GetValueAsync(stack.Uploaders));
        Assert.Null(await OutputUtilities.GetValueAsync(stack.UploaderCommands));
        Assert.Null(await OutputUtilities.GetValueAsync(stack.UploaderSecrets));
    }

    [Fact]
    public async Task Objects_expire_and_versions_go_by_prefix()
    {
        var run = await StackRun.Of(List(Reader, Ci).With(
            "infra:state", """{"noncurrentDays": 10, "noncurrentSavepointDays": 90, "expireDays": {"exports/daily/": 7}}"""));

        var rules = ((IEnumerable<object>)run.The(
                "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "state-lifecycle").Inputs["rules"])
            .Cast<ImmutableDictionary<string, object>>().ToDictionary(rule => (string)rule["id"]);
        Assert.Contains("forget-old-exports-versions", rules.Keys);
        Assert.Equal("exports/daily/", ((ImmutableDictionary<string, object>)rules["expire-exports/daily"]["filter"])["prefix"]);
        Assert.Equal(
            7.0, Convert.ToDouble(
                ((ImmutableDictionary<string, object>)rules["expire-exports/daily"]["expiration"])["days"],
                System.Globalization.CultureInfo.InvariantCulture));
    }

    private static TestSettings List(params string[] items) =>
        TestSettings.Settings().With("infra:uploaders", $"[{string.Join(", ", items)}]");

    private static IEnumerable<RegisteredResource> Providers(StackRun run) =>
        run.Of("aws:iam/openIdConnectProvider:OpenIdConnectProvider");

    private static IEnumerable<string> Names(StackRun run, string type) =>
        run.Of(type).Select(resource => resource.Text("name")).Order(StringComparer.Ordinal);
}

using System.Net;
using System.Text.Json;
using Pulumi;
using Pulumi.Aws.Iam;
using Review.Model;
using Review.Reports;
using Tests.Review.Verbs;

namespace Tests.Review;

/// <summary>Secrets in readable places: each is an error, and none is printed.</summary>
public sealed class SecretsTests
{
    private const string Planted = "hunter2-planted";

    private static readonly string Base = $$"""
        config:
          aws:region: us-east-1
          infra:stage: dev
          infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "{{Infra.TestSettings.PublicKey}}"}

        """;

    [Fact]
    public async Task A_secret_that_loses_its_secrecy_on_the_way_to_an_input_is_an_error()
    {
        var report = await Reviews.Of(() =>
        {
            var key = new AccessKey("key", new() { User = "someone" });
            _ = new User("user", new() { Name = "u", Tags = { ["copy"] = Output.Format($"a {Output.Unsecret(key.Secret)} b") } });
        });

        var finding = Assert.Single(report.Findings, finding => finding.Code == "SECRET_IN_PLAIN_INPUT");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal("urn:pulumi:test::infra::aws:iam/user:User::user tags.copy", finding.Where);
        Assert.Equal("a secret is sent to AWS and stored in the state in plain text, as `tags.copy`", finding.Message);
    }

    [Fact]
    public async Task A_secret_in_a_secret_input_is_none()
    {
        var report = await Reviews.Of(() =>
        {
            var key = new AccessKey("key", new() { User = "someone" });
            _ = new User("user", new() { Name = key.Secret, Tags = { ["copy"] = Output.Format($"a {key.Secret} b") } });
        });

        Assert.DoesNotContain(report.Findings, finding => finding.Code == "SECRET_IN_PLAIN_INPUT");
    }

    [Fact]
    public async Task A_secret_beside_an_exposed_one_does_not_hide_it()
    {
        var report = await Reviews.Of(() =>
        {
            var key = new AccessKey("key", new() { User = "someone" });
            _ = new User("user", new() { Name = Output.Unsecret(key.Secret), Path = key.Secret });
        });

        Assert.EndsWith(
            "user name", Assert.Single(report.Findings, finding => finding.Code == "SECRET_IN_PLAIN_INPUT").Where,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_with_the_same_exposed_input_are_one_finding()
    {
        var report = await Reviews.Of(() =>
        {
            var secret = Output.Unsecret(new AccessKey("key", new() { User = "someone" }).Secret);
            _ = new User("one", new() { Name = "one", Tags = { ["copy"] = secret } });
            _ = new User("two", new() { Name = "two", Tags = { ["copy"] = secret } });
        });

        Assert.Equal(
            "a secret is sent to AWS and stored in the state in plain text, as `tags.copy` of this and 1 other resource",
            Assert.Single(report.Findings, finding => finding.Code == "SECRET_IN_PLAIN_INPUT").Message);
    }

    [Fact]
    public async Task A_secret_in_a_plain_output_of_the_stack_is_an_error()
    {
        var report = await Reviews.Of(
            options => new WithOutput(options, secret => Output.Format($"a {Output.Unsecret(secret)} b")));

        var finding = Assert.Single(report.Findings, finding => finding.Code == "SECRET_IN_PLAIN_INPUT");
        Assert.Equal(
            (Severity.Error, "the stack's output `leak` contains a secret in plain text"), (finding.Severity, finding.Message));
        Assert.DoesNotContain(
            (await Reviews.Of(options => new WithOutput(options, secret => secret))).Findings,
            finding => finding.Code == "SECRET_IN_PLAIN_INPUT");
    }

    [Fact]
    public async Task The_committed_stacks_expose_nothing()
    {
        foreach (var stack in (string[])["dev", "prod"])
        {
            Assert.DoesNotContain(
                (await Reviews.Of(stack)).Findings, finding =>
                finding.Code is "SECRET_IN_PLAIN_INPUT" or "PLAIN_SECRET_IN_STACK_FILE");
        }
    }

    [Theory]
    [InlineData("aws:secretKey: PLANTED", "aws:secretKey")]
    [InlineData("aws:accessKey: PLANTED", "aws:accessKey")]
    [InlineData("aws:token: PLANTED", "aws:token")]
    [InlineData("datadog:apiKey: PLANTED", "datadog:apiKey")]
    [InlineData("aws:assumeRoles: [{secret_key: PLANTED}]", "aws:assumeRoles[0].secret_key")]
    [InlineData("other:db: {users: {root: {passWord: PLANTED}}}", "other:db.users.root.passWord")]
    [InlineData("other:url: \"https://me:PLANTED@example.com/\"", "other:url")]
    [InlineData("infra:tags: {db-password: PLANTED}", "infra:tags.db-password")]
    [InlineData(
        "infra:emr: {enabled: true, flink: {properties: {s3.secret-key: PLANTED}}}", "infra:emr.flink.properties.s3.secret-key")]
    [InlineData(
        "infra:emr: {enabled: true, flink: {properties: {fs.s3a.access.key: PLANTED}}}",
        "infra:emr.flink.properties.fs.s3a.access.key")]
    [InlineData("infra:tags: {note: \"-----BEGIN RSA PRIVATE KEY----- PLANTED\"}", "infra:tags.note")]
    public async Task A_plain_secret_in_a_stack_file_is_an_error(string line, string key)
    {
        using var project = Project(line.Replace("PLANTED", Planted, StringComparison.Ordinal));

        var report = await Reviews.In(project.Folder, "bad");

        var finding = Assert.Single(report.Findings, finding => finding.Code == "PLAIN_SECRET_IN_STACK_FILE");
        Assert.Equal((Severity.Error, key), (finding.Severity, finding.Where));
        Assert.StartsWith(
            "looks like a secret and is not encrypted (Pulumi.bad.yaml:5:", finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            line.StartsWith("infra", StringComparison.Ordinal),
            report.Findings.Any(other => other.Code == "SECRET_IN_PLAIN_INPUT"));
    }

    [Theory]
    [InlineData("aws:secretKey: {secure: v1:abc}")] // encrypted
    [InlineData("aws:skipCredentialsValidation: true")]
    [InlineData("other:secretArn: arn:aws:secretsmanager:us-east-1:123456789012:secret:a")] // where it is, not what
    [InlineData("other:secretsEnabled: true")]
    [InlineData("infra:emr: {enabled: true, flink: {properties: {security.delegation.token.provider.s3.enabled: true}}}")]
    [InlineData("infra:access: {externalId: 6b7c1a52}")]
    [InlineData("infra:tags: {key: value, accesses: many}")]
    public async Task Values_that_are_not_secrets_are_not_reported(string line)
    {
        using var project = Project(line);

        Assert.DoesNotContain((await Reviews.In(project.Folder, "bad")).Findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public async Task A_plain_secret_in_the_project_file_is_an_error_too()
    {
        using var project = new ProjectOnDisk(
            File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml"))
                .Replace("\nconfig:\n", $"\nconfig:\n  aws:secretKey: {{value: {Planted}}}\n", StringComparison.Ordinal))
            .With("bad", Base);

        var finding = Assert.Single(
            (await Reviews.In(project.Folder, "bad")).Findings, finding => finding.Code == "PLAIN_SECRET_IN_STACK_FILE");
        Assert.Equal(
            ("aws:secretKey", true), (finding.Where, finding.Message.Contains("(Pulumi.yaml:6:3)", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(
        "infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: \"-----BEGIN OPENSSH PRIVATE KEY----- PLANTED\"}",
        "infra:bastion.publicKey")]
    [InlineData("infra:dbPassword: PLANTED", "infra:dbPassword")]
    [InlineData("infra:state: {secretName: PLANTED}", "infra:state.secretName")]
    public async Task A_plain_secret_in_a_stack_that_is_refused_is_a_problem_and_not_shown(string line, string key)
    {
        using var project = Project(
            line.Replace("PLANTED", Planted, StringComparison.Ordinal),
            line.StartsWith("infra:bastion", StringComparison.Ordinal));

        var problems = Assert.IsType<StackReview.Refused>(await StackReview.OfAsync(project.Folder, "bad")).Problems;

        Assert.Single(problems, problem => problem.Key == key);
        Assert.DoesNotContain(Planted, JsonSerializer.Serialize(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_is_printed_or_written_holds_a_plain_or_an_encrypted_secret()
    {
        const string Secrets = $$$$"""
              aws:secretKey: {{{{Planted}}}}
              aws:accessKey: AKIA2222222222222222
              other:db: {password: "{{{{Planted}}}}"}
              infra:tags: {password: "{{{{Planted}}}}"}
              infra:access: {externalId: {secure: "v1:{{{{Planted}}}}"}}
              infra:emr: {enabled: true, flink: {properties: {s3.secret-key: "{{{{Planted}}}}"}}}
            """;
        foreach (var format in (string[])["text", "json", "markdown", "html"])
        {
            using var good = Project(Secrets.TrimStart());
            var run = Tool.Run(
                "review", "bad", "--project", good.Folder, "--format", format, "--out", Path.Combine(good.Folder, "out"));

            Assert.Equal((1, ""), (run.ExitCode, run.Error));
            // Markdown writes an underscore as a character reference.
            Assert.Contains("PLAIN_SECRET_IN_STACK_FILE", WebUtility.HtmlDecode(run.Output), StringComparison.Ordinal);
            Assert.Contains("[secret]", run.Output, StringComparison.Ordinal);
            AssertClean([run.Output, .. Directory.EnumerateFiles(Path.Combine(good.Folder, "out")).Select(File.ReadAllText)]);
        }

        foreach (var format in (string[])["text", "json"])
        {
            using var bad = Project(
                $"{Secrets.TrimStart()}\n  infra:network: {{cidr: {{secure: \"v1:{Planted}\"}}, zones: {{secret: {Planted}}}}}");
            var run = Tool.Run("review", "bad", "--project", bad.Folder, "--format", format);

            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("aws:secretKey", run.Error, StringComparison.Ordinal);
            Assert.Contains("infra:network.cidr", run.Error, StringComparison.Ordinal);
            AssertClean([run.Error]);
        }
    }

    private static void AssertClean(IReadOnlyList<string> texts)
    {
        Assert.All(texts, text => Assert.DoesNotContain(Planted, text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("AKIA2222222222222222", text, StringComparison.Ordinal));
    }

    private static ProjectOnDisk Project(string line, bool withoutBastion = false) =>
        new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "bad", (withoutBastion ? "config:\n  aws:region: us-east-1\n  infra:stage: dev\n" : Base) + $"  {line}\n");

    private sealed class WithOutput : Stack
    {
        public WithOutput(StackOptions options, Func<Output<string>, Output<string>> of)
            : base(options) => Leak = of(new AccessKey("key", new() { User = "someone" }).Secret);

        [Output("leak")]
        public Output<string> Leak { get; private set; }
    }
}

using IamEngine.Json;
using Review.Model;
using Tests.Review.Delivery;

namespace Tests.Review.Findings;

/// <summary>The permissions that a setting gives to jobs, in the tables, proofs and documents of a review.</summary>
[Long]
public sealed class JobReviewTests
{
    private const string Emr =
        """
          infra:emr:
            enabled: true
            endpoints: [glue, kinesis-streams, monitoring]
            tasks: {maxInstances: 4, maxSpotPrice: "0.1632"}
            bootstrap: [{key: bootstrap/install.sh, sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}]
            job:
              egress: [{to: 10.20.200.0/24, ports: 9092-9098, why: Kafka}, {to: sg-0123456789abcdef0, ports: 3306}]
              buckets: [{name: example-input, prefixes: [orders/]}, {name: example-output, use: delete}]
              streams: [{name: orders}]
              databases: [{name: sales}]
              metrics: [Orders]
              statements:
                - {actions: [dynamodb:GetItem], resources: ["arn:aws:dynamodb:us-east-1:123456789012:table/orders"]}
        """;

    [Fact]
    public async Task A_provider_that_the_account_has_already_is_nothing_to_see_for_the_roles_that_deploy()
    {
        const string Provider = "oidc-provider/token.actions.githubusercontent.com";
        static string Seen(ReviewReport report) => string.Concat(
            report.Documents.Where(document => document.Name is "ci-preview" or "ci-deploy-identities")
                .Select(document => document.Policy.ToJsonString()));

        var existing = await Delivered.With(
            "dev", $"  infra:previewAccess: {{repository: {Delivered.Repository}, existingProvider: true}}");

        Assert.DoesNotContain(Provider, Seen(existing), StringComparison.Ordinal);
        Assert.Contains(Provider, Seen(await Delivered.Of("dev")), StringComparison.Ordinal);
        Assert.DoesNotContain(existing.Findings, finding => finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("{zones: 4, nat: per-zone}", 0)]
    [InlineData("{zones: 6, nat: per-zone}", 1)]
    public async Task More_addresses_than_an_account_gets_are_noted(string network, int findings) =>
        Assert.Equal(
            findings,
            (await Delivered.With("dev", $"  infra:network: {network}")).Findings.Count(finding =>
                finding.Code == "AWS_DEFAULT_QUOTA" && finding.Message.Contains("7 Elastic IP", StringComparison.Ordinal)));

    [Theory]
    [InlineData("lambda:UpdateFunctionCode", "arn:aws:lambda:us-east-1:123456789012:function:ingest")]
    [InlineData("ecs:ExecuteCommand", "arn:aws:ecs:us-east-1:123456789012:task/ingest/*")]
    public async Task A_statement_that_leads_out_of_the_stack_breaks_the_theorem(string action, string resource)
    {
        var report = await Delivered.With(
            "dev", "  infra:network: {nat: one}\n"
                + $"  infra:emr: {{enabled: true, job: {{statements: [{{actions: [{action}], resources: [\"{resource}\"]}}]}}}}");

        Assert.Contains(
            report.Findings, finding => finding.Code == "THEOREM_BROKEN"
                && finding.Message.Contains($"calls {action} on ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_statement_without_a_resource_is_an_assumption_of_the_theorem()
    {
        var report = await Delivered.Of(
            "dev", "  infra:emr: {enabled: true, job: {statements: [{actions: [xray:PutTraceSegments], resources: [\"*\"]}]}}");

        var theorem = report.Theorems.Single(theorem => theorem.Name.StartsWith("No chain of calls", StringComparison.Ordinal));
        Assert.Equal(TheoremOutcome.Proved, theorem.Outcome);
        Assert.Contains(
            "infra:emr.job.statements allows xray:PutTraceSegments, which AWS cannot limit to a resource", theorem.Assumptions);
    }

    /// <summary>The example of docs/jobs.md in both stacks, with and without the roles that deploy.</summary>
    [Theory]
    [InlineData("dev", "")]
    [InlineData("prod", "")]
    [InlineData("dev", $"  infra:previewAccess: {{repository: {Delivered.Repository}, branch: main}}")]
    [InlineData("prod", $"  infra:previewAccess: {{repository: {Delivered.Repository}, branch: main}}")]
    public async Task The_example_of_the_guide_is_accepted_and_proved(string stack, string delivery)
    {
        var report = await Delivered.With(stack, $"{Example()}{delivery}");

        Assert.DoesNotContain(report.Findings, finding => finding.Severity == Severity.Error);
        Assert.All(report.Theorems, theorem => Assert.Equal(TheoremOutcome.Proved, theorem.Outcome));
        foreach (var document in report.Documents.Where(document => document.Kind == DocumentKind.Boundary))
        {
            // A user's job can need more than the example.
            Assert.InRange(PolicyWriter.Size(document.Document!), 1, 6_144 - 300);
        }
    }

    private static string Example()
    {
        var page = File.ReadAllLines(Path.Combine(Reviews.Root, "docs", "jobs.md"));
        var lines = page.SkipWhile(line => line != "```yaml").Skip(1).TakeWhile(line => line != "```").ToArray();
        Assert.Equal("infra:emr:", lines[0]);
        return string.Concat(lines.Select(line => $"  {line}\n"));
    }

    [Fact]
    public async Task What_jobs_use_is_in_the_tables_and_every_theorem_holds()
    {
        var report = await Delivered.With("dev", Emr);

        Assert.Contains(new("emr-core-group", "10.20.200.0/24", "tcp", "9092-9098", "Allowed", "Kafka"), report.Network);
        Assert.Contains(
            new("emr-core-group", "sg-0123456789abcdef0", "tcp", "3306", "Allowed", "jobs use it"), report.Network);
        foreach (var (action, resource) in new[]
        {
            ("s3:GetObject", "arn:aws:s3:::example-input/orders/*"), ("s3:DeleteObject", "arn:aws:s3:::example-output/*"),
            ("kinesis:GetRecords", "arn:aws:kinesis:us-east-1:123456789012:stream/orders"),
            ("glue:GetTable", "arn:aws:glue:us-east-1:123456789012:table/sales/*"), ("cloudwatch:PutMetricData", "*"),
            ("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:123456789012:table/orders"),
        })
        {
            Assert.Contains(report.Access, row => row.Pattern == resource && row.Decision == "Allowed"
                && (row.Action == action || row.Also.Contains(action)));
        }

        Assert.All(report.Theorems, theorem => Assert.Equal(TheoremOutcome.Proved, theorem.Outcome));
        Assert.DoesNotContain(report.Findings, finding => finding.Severity == Severity.Error);
    }
}

using Review.Model;
using Review.Reports;

namespace Tests.Review.Findings;

/// <summary>Buckets of jobs that another stack of the project declares.</summary>
public sealed class OtherStacksTests
{
    [Theory]
    [InlineData("infra-live-state-0a1b2c3d", "state bucket of stack live")]
    [InlineData("infra-live-access-log-0a1b2c3d", "access log bucket of stack live")]
    [InlineData("named-state-bucket", "state bucket of stack named")]
    [InlineData("example-pulumi-state", "bucket of Pulumi's state of stack named")]
    public async Task A_bucket_that_another_stack_declares_is_reported(string bucket, string whose)
    {
        var finding = Assert.Single(await FindingsFor(bucket));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains(
            $"jobs may write in {bucket}, which is the {whose} of this project", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("infra-live-state-files")]
    [InlineData("infra-live-states-0a1b2c3d")]
    [InlineData("example-input")]
    public async Task Another_bucket_is_not(string bucket) => Assert.Empty(await FindingsFor(bucket));

    [Theory]
    [InlineData("dev", "dev-b", "dev", "dev-b begin with infra-dev- too, so the roles that deploy stack dev may")]
    [InlineData("dev-b", "dev", "dev", "dev-b begin with infra-dev- too, so the roles that deploy stack dev may")]
    [InlineData("Dev", "dev-b", "Dev", "dev-b begin with infra-Dev- too, so the roles that deploy stack Dev may")]
    [InlineData("dev", "dev-b", "dev-b", "")] // the narrower pattern
    [InlineData("dev", "dev-b", "", "")] // no policy with a pattern
    [InlineData("dev", "devb", "dev", "")]
    [InlineData("dev", "prod", "dev", "")]
    public async Task A_stack_whose_names_match_the_patterns_of_another_is_reported_in_both(
        string reviewed, string beside, string deployedByWorkflows, string message)
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml")))
            .With(reviewed, Settings(reviewed)).With(beside, Settings(beside));

        // Not Reviews.In, which does not read the file beside.
        var review = Assert.IsType<StackReview.Done>(await StackReview.OfAsync(project.Folder, reviewed));
        var findings = review.Report.Findings
            .Where(finding => finding.Code == "STACK_NAMES_OVERLAP").ToArray();

        Assert.Equal(message.Length > 0 ? 1 : 0, findings.Length);
        Assert.All(findings, finding => Assert.Contains(message, finding.Message, StringComparison.Ordinal));

        string Settings(string stack) =>
            $$"""
            config:
              aws:region: us-east-1
              infra:stage: dev
              infra:network: {enabled: false}
              infra:previewAccess: { {{(stack == deployedByWorkflows ? "repository: example-org/infra" : "")}} }

            """;
    }

    private static async Task<IEnumerable<Finding>> FindingsFor(string bucket)
    {
        const string Bastion = $"infra:bastion: {{allowedCidrs: [198.18.0.0/24], publicKey: {Infra.TestSettings.PublicKey}}}";
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml")))
            .With("live", $"config:\n  aws:region: us-east-1\n  infra:stage: dev\n  {Bastion}\n")
            .With(
                "named",
                $$"""
                config:
                  aws:region: us-east-1
                  infra:stage: dev
                  {{Bastion}}
                  infra:state: {bucketName: named-state-bucket}
                  infra:previewAccess: {stateBucket: example-pulumi-state}
                """)
            .With(
                "jobs",
                $$"""
                config:
                  aws:region: us-east-1
                  infra:stage: dev
                  {{Bastion}}
                  infra:emr: {enabled: true, job: {buckets: [{name: "{{bucket}}", use: write}] } }
                """);
        return (await Reviews.In(project.Folder, "jobs")).Findings.Where(finding => finding.Code == "BUCKET_OF_OTHER_STACK");
    }
}

using Review.Model;

namespace Tests.Review.Findings;

/// <summary>Buckets of jobs that another stack of the project declares.</summary>
[Collection("Pulumi")]
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

using Review.Reports;

namespace Tests.Review;

/// <summary>A stack in another partition, where every ARN has another prefix.</summary>
public sealed class PartitionTests
{
    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public async Task Everything_is_of_the_Regions_partition_and_the_uploader_gets_through(string region, string partition)
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With("far", $$"""
            config:
              aws:region: {{region}}
              infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "{{Infra.TestSettings.PublicKey}}"}
            """);
        var report = Assert.IsType<StackReview.Done>(await StackReview.OfAsync(project.Folder, "far")).Report;

        // An action without a resource type has the resource *.
        Assert.All(report.Access.Select(row => row.Resource).Where(resource => resource != "*"), arn =>
            Assert.StartsWith($"arn:{partition}:", arn, StringComparison.Ordinal));
        Assert.DoesNotContain(
            "\"arn:aws:", string.Concat(report.Documents.Select(document => document.Policy.ToJsonString())),
            StringComparison.Ordinal);
        Assert.Equal("Allowed", Decision(report, "infra-far-uploader", "assume it", "/infra-far-upload"));
        Assert.Equal("Allowed", Decision(report, "infra-far-upload", "write checkpoints/", "a/file"));
        Assert.Equal("Allowed", Decision(report, "infra-far-upload", "encrypt through S3", ""));
    }

    private static string Decision(global::Review.Model.ReviewReport report, string principal, string intent, string resource) =>
        report.Access.First(
            row => row.Principal == principal && row.Intent == intent
            && row.Resource.EndsWith(resource, StringComparison.Ordinal)).Decision;
}

using IamEngine.Model;
using Policies.Access;

namespace Tests.Access;

// https://docs.aws.amazon.com/emr/latest/ManagementGuide/private-subnet-iampolicy.html
public sealed class EmrBucketsTests
{
    private const string Packages = "packages.R.amazonaws.com repo.R.amazonaws.com";

    private const string Repository = "repo.R.emr.amazonaws.com";

    private const string Linux2 = "amazonlinux.R.amazonaws.com amazonlinux-2-repos-R";

    private const string Linux2023 = "al2023-repos-R-de612dc2";

    private const string Instances = "aws157-instance-data-0-prod-R aws157-instance-data-1-prod-R";

    [Theory]
    [InlineData("4.1.9", "")]
    [InlineData("4.2.0", Packages)]
    [InlineData("5.21.9", Packages)]
    [InlineData("5.22.0", $"{Packages} {Repository}")]
    [InlineData("5.29.9", $"{Packages} {Repository}")]
    [InlineData("5.30.0", $"{Repository} {Linux2}")]
    [InlineData("6.15.0", $"{Repository} {Linux2}")]
    [InlineData("7.0.0", $"{Repository} {Linux2023}")]
    [InlineData("7.13.0", $"{Repository} {Linux2023}")]
    [InlineData("8.0.0", $"{Repository} {Linux2023} {Instances}")]
    public void A_release_reaches_the_buckets_that_AWS_lists_for_it(string release, string buckets) =>
        Assert.Equal(buckets.Replace("R", "us-east-2", StringComparison.Ordinal), Software(release, "us-east-2"));

    [Fact]
    public void One_Region_has_other_names_for_the_newest() => Assert.Equal(
        "repo.ap-southeast-2.emr.amazonaws.com al2023-repos-ap-southeast-2-de612dc2"
            + " aws157-instance-data-bucket-0-prod-ap-southeast-2 aws157-instance-data-bucket-1-prod-ap-southeast-2",
        Software("8.0.0", "ap-southeast-2"));

    [Theory]
    [InlineData("us-east-1", "arn:aws:s3:::aws157-logs-prod")]
    [InlineData("eu-central-1", "arn:aws:s3:::aws157-logs-prod-eu-central-1")]
    [InlineData("cn-north-1", "arn:aws-cn:s3:::aws157-logs-prod-cn-north-1")]
    public void Logs_of_the_service_go_to_the_Regions_own_bucket(string region, string bucket) =>
        Assert.Equal([bucket], EmrBuckets.SystemLogs(Region.Of(region)).Select(arn => $"{arn}"));

    private static string Software(string release, string region) =>
        string.Join(' ', EmrBuckets.Software(Region.Of(region), Version.Parse(release)).Select(bucket => bucket.Resource));
}

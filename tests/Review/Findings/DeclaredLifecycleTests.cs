using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using Review.Model;

namespace Tests.Review.Findings;

/// <summary>A review reports lifecycle rules of the program that would expire state.</summary>
public sealed class DeclaredLifecycleTests
{
    [Fact]
    public async Task A_declared_rule_that_expires_state_is_an_error()
    {
        var finding = Assert.Single((await Reviews.Of(() => Declare("infra:components:StateBucket"))).Findings);

        Assert.Equal(("LIFECYCLE_EXPIRES_STATE", Severity.Error), (finding.Code, finding.Severity));
        Assert.EndsWith("::lifecycle tidy", finding.Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_without_state_may_expire_objects() =>
        Assert.Empty((await Reviews.Of(() => Declare("infra:components:AccessLogBucket"))).Findings);

    private static void Declare(string component) =>
        _ = new Holder("holder", parent => _ = new BucketLifecycleConfiguration("lifecycle", new()
        {
            Bucket = "example-state",
            Rules = new BucketLifecycleConfigurationRuleArgs
            {
                Id = "tidy",
                Status = "Enabled",
                Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "checkpoints/" },
                Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = 30 },
            },
        }, new() { Parent = parent }), type: component);
}

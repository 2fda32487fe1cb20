using Example;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Pulumi;
using Pulumi.Testing;
using Tests.Review;
using Tests.Standins.Fixtures;

namespace Tests.Engine;

[Collection("Pulumi")]
public sealed class ExampleProgramTests
{
    [Fact]
    public async Task The_README_shows_the_program_that_is_compiled()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "iam", "README.md"));
        var program = await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "iam", "Example", "ReportsStack.cs"));

        Assert.Contains($"```csharp\n{program}```", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_declares_the_verified_policy()
    {
        var recorder = new Recorder();

        await Deployment.TestAsync<ReportsStack>(recorder, new TestOptions { IsPreview = false });

        var policy = Assert.Single(recorder.Resources, resource => resource.Type == "aws:iam/policy:Policy");
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"ReadReports","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::example-reports/daily/*"}]}""",
            policy.Inputs["policy"]);
    }

    [Fact]
    public void A_policy_that_allows_more_is_refused_with_a_request_that_shows_it()
    {
        var policy = Of(Statement.Allow("ReadReports", S3.GetObject, S3.DeleteObject).On(Reports));

        var refused = Assert.Throws<InvalidOperationException>(() => ReportsStack.Verify(policy));

        Assert.StartsWith(
            "Refuted: whatever the policy allows, the limit allows; but ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("s3:DeleteObject on arn:aws:s3:::example-reports/daily/", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_does_not_allow_the_job_is_refused()
    {
        var policy = Of(Statement.Allow("ReadReports", S3.GetObject).On(Reports).When(Aws.SecureTransport.Is(true)));

        var refused = Assert.Throws<InvalidOperationException>(() => ReportsStack.Verify(policy));

        Assert.Equal(
            "the policy does not allow arn:aws:iam::123456789012:role/job s3:GetObject arn:aws:s3:::example-reports/daily/1.csv",
            refused.Message);
    }

    private static ResourcePattern Reports => Arn.Of("arn:aws:s3:::example-reports/daily/*");

    private static IdentityPolicy Of(IdentityStatement statement) => IdentityPolicy.Of(statement);
}

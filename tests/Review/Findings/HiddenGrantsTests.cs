using Review.Findings;
using Review.Model;
using Tests.Review.Delivery;
using Tests.Review.Theorems;

namespace Tests.Review.Findings;

public sealed class HiddenGrantsTests
{
    public static TheoryData<string, string> Variants => Delivered.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task The_boundaries_leave_what_the_policies_grant(string stack, string settings) =>
        Assert.Empty(HiddenGrants.Check(await Delivered.Of(stack, settings), Reviews.Root));

    [Fact]
    public async Task A_right_that_the_boundary_takes_away_is_found_with_its_statement()
    {
        var report = (await Delivered.Of("dev")).With("upload-state-access",
            """{"Sid":"ReadTags","Effect":"Allow","Action":["s3:GetObject","s3:GetObjectTagging"],"Resource":"BUCKET/savepoints/*"}""");

        var finding = Assert.Single(HiddenGrants.Check(report, Reviews.Root));
        Assert.Equal(("BOUNDARY_HIDES_GRANT", Severity.Error), (finding.Code, finding.Severity));
        Assert.StartsWith(
            "statement ReadTags of upload-state-access allows s3:GetObjectTagging, and the boundary ci-workload-boundary does "
                + "not, for example on arn:aws:s3:::infra-dev-state-", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("::upload-state-access Statement[5]", finding.Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_of_the_source_is_named()
    {
        var report = (await Delivered.Of("dev")).Without("ci-workload-boundary", "UseTheKey");

        Assert.Contains(
            HiddenGrants.Check(report, Reviews.Root), finding => finding.Message.StartsWith(
                "statement UseTheKeyThroughS3 (policies/Access/StateAccess.cs:", StringComparison.Ordinal));
        Assert.Contains(
            HiddenGrants.Check(report, Path.GetTempPath()), finding => finding.Message.StartsWith(
                "statement UseTheKeyThroughS3 of upload-state-access allows kms:Decrypt, kms:GenerateDataKey",
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_right_on_more_than_the_boundary_is_found() => Assert.Contains(
        HiddenGrants.Check(
            (await Delivered.Of("prod")).With(
                "bastion-session-manager", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}"""), Reviews.Root),
        finding => finding.Message.StartsWith(
            "statement 1 of bastion-session-manager allows s3:GetObject", StringComparison.Ordinal));

    [Fact]
    public async Task Without_boundaries_nothing_is_hidden() =>
        Assert.Empty(HiddenGrants.Check(
            (await Given.Stack("prod")).With(
                "upload-state-access", """{"Effect":"Allow","Action":"s3:GetObjectTagging","Resource":"*"}"""), Reviews.Root));
}

using Review.Model;
using Review.Reports;

namespace Tests.Review.Findings;

/// <summary>The age of a pinned image on a fixed day.</summary>
public sealed class ImageAgeTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Theory]
    [InlineData("", null)]
    [InlineData("image: ami-0123456789abcdef0, imageDate: \"2026-03-03\"", null)] // 90 days
    [InlineData("image: ami-0123456789abcdef0, imageDate: \"2026-03-02\"", "IMAGE_OLD")]
    [InlineData("image: ami-0123456789abcdef0, imageDate: 2026-03-02", "IMAGE_OLD")] // a time for YAML
    [InlineData("image: ami-0123456789abcdef0, imageDate: 2026-03-03", null)]
    [InlineData("image: ami-0123456789abcdef0", "IMAGE_AGE_UNKNOWN")]
    public async Task A_pinned_image_is_found_once_it_is_old(string settings, string? code)
    {
        using var project = new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "aged",
            $$"""
            config:
              aws:region: us-east-1
              infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "{{Infra.TestSettings.PublicKey}}", {{settings}}}

            """);
        var report = Assert.IsType<StackReview.Done>(await StackReview.OfAsync(project.Folder, "aged", Day)).Report;

        Assert.Equal(
            code is null ? [] : [code],
            report.Findings.Where(finding => finding.Code.StartsWith("IMAGE_", StringComparison.Ordinal))
                .Select(finding => finding.Code));
        Assert.All(report.Findings, finding => Assert.NotEqual(Severity.Error, finding.Severity));
    }

    [Theory]
    [InlineData("image: ami-0123456789abcdef0, imageDate: \"31.1.2026\"", "must be a date")]
    [InlineData("imageDate: \"2026-01-31\"", "is the date of infra:bastion.image, which is not set")]
    public void A_date_that_is_none_or_belongs_to_no_image_is_refused(string settings, string rule) => Assert.Contains(
        rule,
        Assert.Single(Infra.TestSettings.Settings().With(
            "infra:bastion",
            "{\"allowedCidrs\": [\"198.18.0.0/24\"], \"publicKey\": \"" + Infra.TestSettings.PublicKey + "\", "
                + System.Text.RegularExpressions.Regex.Replace(
                    settings.Replace("ami-0123456789abcdef0", "\"ami-0123456789abcdef0\"",
                    StringComparison.Ordinal), "(image|imageDate):", "\"$1\":") + "}").Problems()),
        StringComparison.Ordinal);
}

using Infra;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Iam;
using Review.Diff;
using Review.Diff.Access;
using Review.Forms.Diff;
using Review.Forms.Html;
using Review.Forms.Report;
using Review.Mocks;
using Review.Model;
using Review.Reports;
using Review.Stacks;
using Review.Verbs;

namespace Tests.Review;

/// <summary>
/// The secret of an access key, planted in place of the one that AWS generates, is in nothing that a verb writes.
/// </summary>
public sealed class PlantedKeyTests
{
    private const string Planted = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYPLANTEDKEY";

    private const string Bastion = $$"""
        infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "{{Infra.TestSettings.PublicKey}}"}
        """;

    [Theory]
    [InlineData("{}")]
    [InlineData("{mode: direct}")]
    [InlineData("{requireMfa: true, externalId: 6b7c1a52}")]
    [InlineData("{handOver: {readers: [role/Operations]}, keys: [{slot: a}, {slot: b}]}")]
    [InlineData("{handOver: {readers: [role/Operations]}, keys: [{slot: a, status: inactive}]}")]
    public async Task It_is_in_no_report_comparison_or_file(string access)
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "planted", $"config:\n  aws:region: us-east-1\n  infra:stage: dev\n  {Bastion}\n  infra:access: {access}\n");
        var configuration = StackConfiguration.Read(project.Folder, "planted").Configuration!;
        var settings = Assert.IsType<SettingsReading.Read>(
            StackSettings.Read(configuration.Values, configuration.SecretKeys, "planted")).Settings;

        var declared = await ProgramRun.DeclareAsync(configuration, options => new InfraStack(settings, options), Planted);
        var report = ReportBuilder.Build(configuration, [], declared);

        Assert.DoesNotContain(report.Findings, finding => finding.Code == "SECRET_IN_PLAIN_INPUT");
        Assert.All(Everything(report), text => Assert.DoesNotContain("PLANTED", text, StringComparison.Ordinal));
    }

    /// <summary>The search finds a secret that a program exposes, so that it can fail.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_program_that_exposes_it_or_the_SMTP_password_is_found(bool smtp)
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "planted", $"config:\n  aws:region: us-east-1\n  {Bastion}\n");
        var configuration = StackConfiguration.Read(project.Folder, "planted").Configuration!;

        var declared = await ProgramRun.DeclareAsync(configuration, options => new Exposing(options, smtp), Planted);

        Assert.Contains(
            Everything(ReportBuilder.Build(configuration, [], declared)),
            text => text.Contains(smtp ? $"SMTP {Planted}" : Planted, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Everything(ReviewReport report)
    {
        var diff = StackDiff.Of(null, report, SourceLines.None);
        return
        [
            JsonReport.Write(report), MarkdownReport.Write(report), HtmlReport.Write(report), TextReport.Plain(report),
            DiffText.Write(diff), DiffMarkdown.Write([new ComparedStack.Compared(diff)]),
            DiffJson.Write([new ComparedStack.Compared(diff)]), .. ReportFiles.Of(report).Select(file => file.Text),
        ];
    }

    private sealed class Exposing : Stack
    {
        public Exposing(StackOptions options, bool smtp)
            : base(options)
        {
            var key = new AccessKey("key", new() { User = "someone" });
            var exposed = Output.Unsecret(smtp ? key.SesSmtpPasswordV4 : key.Secret);
            _ = new User("user", new() { Name = "u", Tags = { ["note"] = exposed } });
        }
    }
}

using System.Text.Json;
using Review.Forms.Html;
using Review.Forms.Report;
using Review.Model;

namespace Tests.Review.Controls;

/// <summary>The controls in each format of a report.</summary>
public sealed class ControlFormTests
{
    private static readonly ControlRow Missed = new(
        "key-rotation", "Every key rotates", ["Checkov CKV_AWS_7", "Trivy AWS-0065"], ControlStatus.Missed,
        ["urn:pulumi:test::infra::aws:kms/key:Key::k"], ["k: it does not rotate"]);

    private static readonly ControlRow Excepted = new(
        "user-none", "Nobody has an IAM user", ["Checkov CKV_AWS_273"], ControlStatus.Excepted, ["urn"],
        ["u: it is the purpose"]);

    private static readonly ReviewReport Without =
        Declared.Report([Declared.Resource("pulumi:pulumi:Stack", "infra-test")]);

    private static readonly ReviewReport Report = Without with { Controls = ControlSummary.Of([Missed, Excepted]) };

    [Fact]
    public void The_counts_are_of_controls_not_of_rules() => Assert.Contains(
        "0 satisfied, 2 missed, 1 excepted, 0 not applicable, 0 not decidable",
        TextReport.Plain(Report),
        StringComparison.Ordinal);

    [Fact]
    public void The_text_names_each_miss_with_its_controls()
    {
        var text = TextReport.Plain(Report);

        Assert.Contains(
            "missed Every key rotates\n  k: it does not rotate\n  Checkov CKV_AWS_7, Trivy AWS-0065\n",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody has an IAM user", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_and_HTML_also_say_what_is_accepted_and_why()
    {
        foreach (var text in (string[])[MarkdownReport.Write(Report), HtmlReport.Write(Report)])
        {
            Assert.Contains("Every key rotates", text, StringComparison.Ordinal);
            Assert.Contains("k: it does not rotate", text, StringComparison.Ordinal);
            Assert.Contains("u: it is the purpose", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_JSON_has_the_counts_and_each_rule()
    {
        var controls = JsonDocument.Parse(JsonReport.Write(Report)).RootElement.GetProperty("controls");

        Assert.Equal(
            ["satisfied", "missed", "excepted", "notApplicable", "notDecidable", "rules"],
            controls.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["rule", "sentence", "controls", "status", "resources", "because"],
            controls.GetProperty("rules")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(["missed", "excepted"], controls.GetProperty("rules").EnumerateArray()
            .Select(rule => rule.GetProperty("status").GetString()));
    }

    [Fact]
    public void A_report_without_controls_has_no_such_part()
    {
        Assert.DoesNotContain("Controls", TextReport.Plain(Without), StringComparison.Ordinal);
        Assert.DoesNotContain("## Controls", MarkdownReport.Write(Without), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"controls\"", HtmlReport.Write(Without), StringComparison.Ordinal);
    }
}

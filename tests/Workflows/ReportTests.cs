using Review.Diff;
using Review.Forms.Diff;
using Tests.Review.Diff;

namespace Tests.Workflows;

/// <summary>The report of a real comparison, processed by the real script.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Hostile =
        "</code></details><script>alert(1)</script><img src=x onerror=alert(1)> @octocat #1 [link](https://example.com) "
            + "![i](https://example.com/a.png) **bold** _x_ ~~y~~ `tick` ``` | a | b | www.example.com \u202Eabc\u200B \e[2J "
            + "&lt;b&gt; &#60;i&#62; &#8238; &#64;octocat <!-- infra review --> ::add-mask::x ##[add-mask]x \U000E0041 $x$ é 日本";

    /// <summary>The HTML elements that the comment may contain after Markdown parsing; the link leads to the run.</summary>
    private static readonly string[] Elements =
    [
        "!-- infra review --", "!-- stack-diff: dev --", "!-- stack-diff: prod --", "code", "details", "details open",
        "em", "h2", "h3", "li", "p", "summary", "ul", "a href=\"https://github.example.com/example-org/infra/actions/runs/1\"",
    ];

    private readonly FakeGitHub github = new();

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Needs("bash", "curl", "jq")]
    public void A_report_arrives_as_it_was_written()
    {
        var report = DiffMarkdown.Write(
            new ComparedStack.Compared(Changed.Between(Changed.Of(), Spoilt("dev"))),
            new ComparedStack.NotCompared("prod", Hostile));

        Assert.Equal(report.TrimEnd('\n'), Posted(report));
        Assert.Contains("<details><summary>Resources changed", report, StringComparison.Ordinal);
        Assert.Contains("&#60;script&#62;", report, StringComparison.Ordinal);
        Assert.Empty(RenderedMarkdown.Tags(TheBody()).Except(Elements));
        Assert.Contains("alert(1)</script>", RenderedMarkdown.Text(TheBody()), StringComparison.Ordinal);
        Assert.DoesNotContain("@octocat", RenderedMarkdown.Text(WithoutCode(TheBody())), StringComparison.Ordinal);
        Assert.DoesNotContain("#1", RenderedMarkdown.Text(WithoutCode(TheBody())), StringComparison.Ordinal);
    }

    [Needs("bash", "curl", "jq")]
    public void A_report_that_had_to_be_shortened_arrives_as_it_was_written()
    {
        var head = Spoilt("dev");
        for (var i = 0; i < 500; i++)
        {
            head.Add("aws:iam/accessKey:AccessKey", $"key-{i}-{new string('*', 80)}", """{"user":"infra-dev-uploader"}""");
        }

        var report = DiffMarkdown.Write(new ComparedStack.Compared(Changed.Between(Changed.Of(), head)));

        Assert.Contains("Guards loosened (", report, StringComparison.Ordinal);
        Assert.Contains("Not everything fits into a comment", report, StringComparison.Ordinal);
        Assert.Equal(report.TrimEnd('\n'), Posted(report));
        Assert.True(TheBody().Length < 65_536);
    }

    /// <summary>A pull request can replace its report by any text.</summary>
    [NeedsTheory("bash", "curl", "jq")]
    [InlineData(Hostile)]
    [InlineData(
        "# heading\n1. list\n+ list\n> quote\n> [!WARNING]\n===\n---\n    code\n~~~\ncode\n```\n| a |\n| - |\n| b |\n- [x] "
            + "task\n[^1]\n")]
    [InlineData("<details>\n<details open>\n<summary>\n<b>\n<pre>\n<style>\n<table>\n")]
    [InlineData("<details><summary>a <b>b</b></summary>\n<details open><summary></code></details></summary>\n<code>@octocat\n")]
    [InlineData("<!-- stack-diff: dev --><script>\n<!-- stack-diff: --><b>\n<!--\n<!-- infra review -->\n")]
    [InlineData("<code></code><code\n></code >\n<CODE>x</CODE>\n<code class=x>\n")]
    [InlineData("&#60;b&#62; &#x3c;b> &lt;b&gt; &#00060;b> &#38;#60;b> &#;")]
    [InlineData(
        "[a]: https://example.com\n[a]\n[a][a]\n<https://example.com>\nhttps://example.com\nwww.example.com\na@example.com")]
    [InlineData("a\u0000b\u001bc\u2028d\u202ee\u200bf\ufeffg\r\n## h\ri\tj")]
    public void A_strangers_report_becomes_text(string report)
    {
        Posted(report);

        var body = TheBody();
        Assert.Empty(RenderedMarkdown.Tags(body).Except(Elements));
        Assert.DoesNotContain(body, letter => letter is not '\n' && (char.IsControl(letter)
            || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator));
        Assert.DoesNotContain("@octocat", RenderedMarkdown.Text(WithoutCode(body)), StringComparison.Ordinal);
    }

    /// <summary>Tests that the check of the tests above detects each forbidden element.</summary>
    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("![i](https://example.com/a.png)", "img src=\"https://example.com/a.png\" alt=\"i\" /")]
    [InlineData("**b**", "strong")]
    [InlineData("www.example.com", "a href=\"http://www.example.com\"")]
    [InlineData("1. a", "ol")]
    [InlineData("# a", "h1")]
    [InlineData("| a |\n| - |\n| b |", "table")]
    public void A_planted_element_is_found(string markdown, string tag) =>
        Assert.Contains(tag, RenderedMarkdown.Tags(markdown).Except(Elements));

    public void Dispose()
    {
        github.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The script's output for a report, without the script's own heading.</summary>
    private string Posted(string report)
    {
        var file = Path.Combine(folder, "report.md");
        File.WriteAllText(file, report);
        var run = github.Run("comment.sh", ["7", "success", file]);
        Assert.Equal((0, "commented on #7\n"), (run.ExitCode, run.Error));
        return TheBody().Split("_\n\n", 2)[1].TrimEnd('\n');
    }

    private string TheBody() => (string)Assert.Single(github.Comments)["body"]!;

    private static string WithoutCode(string body) =>
        System.Text.RegularExpressions.Regex.Replace(body, "<code>[^\n]*?(</code>|\n)", "");

    private static Changed Spoilt(string stack) => Changed.Of(stack)
        .Statement("upload-state-access", "ReadAndWriteCheckpoints", statement =>
            statement["Resource"] = $"arn:aws:s3:::infra-dev-state-1c252d20/{Hostile}*")
        .Input("state-bucket", inputs => inputs["tags"]![Hostile] = Hostile)
        .Input("bastion-key", inputs => inputs["publicKey"] = Hostile)
        .Add("aws:iam/accessKey:AccessKey", "key", """{"user":"infra-dev-uploader"}""");
}

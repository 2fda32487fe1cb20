using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Review.Diff;
using Review.Forms.Diff;
using Tests.Review.Diff;

namespace Tests.Review.Forms.Diff;

/// <summary>
/// The comment and the JSON: what a pull request's author writes must stay text, and nothing gained may be left out.
/// </summary>
public sealed partial class FormTests
{
    private const string Hostile =
        "</code></details><script>alert(1)</script> @octocat #1 [link](https://example.com) **bold** `tick` | x "
            + "www.example.com \u202Eabc";

    [Fact]
    public void The_comment_begins_with_its_marker()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of());

        Assert.Equal("<!-- stack-diff: dev -->\n## Stack dev: nothing changes\n\n", DiffMarkdown.Write(diff));
        Assert.Equal("<!-- stack-diff: a-b -->", DiffMarkdown.Marker("a--><b"));
    }

    [Fact]
    public void Hostile_texts_stay_texts()
    {
        var head = Changed.Of()
            .Statement("upload-state-access", "ReadAndWriteCheckpoints", statement =>
                statement["Resource"] = $"arn:aws:s3:::infra-dev-state-1c252d20/{Hostile}*")
            .Input("state-bucket", inputs => inputs["tags"]![Hostile] = Hostile)
            .Input("bastion-key", inputs => inputs["publicKey"] = Hostile);
        var comment = DiffMarkdown.Write(Changed.Between(Changed.Of(), head));

        Assert.Contains("script", comment, StringComparison.Ordinal);
        Assert.Equal(
            ["code", "details", "summary"], Tag().Matches(comment).Select(tag => tag.Groups[1].Value).Distinct().Order());
        Assert.DoesNotContain("@octocat", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("](", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("**bold", comment, StringComparison.Ordinal);
        Assert.DoesNotContain('`', comment);
        Assert.DoesNotContain("https://example", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("www.example", comment, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', comment);
        Assert.Equal(Count(comment, "<code>"), Count(comment, "</code>"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(5000)]
    public void However_much_is_gained_the_comment_fits_and_counts_all_of_it(int gains)
    {
        var head = Changed.Of();
        for (var i = 0; i < gains; i++)
        {
            head.Add("aws:iam/accessKey:AccessKey", $"key-{i}-{new string('x', 80)}", """{"user":"infra-dev-uploader"}""");
        }

        var comment = DiffMarkdown.Write(Changed.Between(Changed.Of(), head));

        Assert.InRange(comment.Length, 1000, 65_535);
        Assert.Contains($"Guards loosened ({gains})", comment, StringComparison.Ordinal);
        Assert.Contains("--format json", comment, StringComparison.Ordinal);
        var told = Regex.Count(comment, @"key-\d+-x+")
            + Regex.Matches(comment, @"and (\d+) more")
            .Sum(more => int.Parse(more.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(gains, told);
    }

    [Fact]
    public void The_json_holds_the_request_as_decide_takes_it()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().Without("state-policy", "NothingWithoutTls"));
        var json = JsonNode.Parse(DiffJson.Write(diff))!.AsObject();

        Assert.Equal(
            ["stack", "isNew", "isNothing", "broadenings", "undecided", "unconfirmed", "accessGained", "guardsLoosened",
                "reachGained", "losses", "newFindings", "fixedFindings", "resources", "accessLost", "reachLost"],
            json.Select(member => member.Key));
        var gain = json["accessGained"]![0]!;
        Assert.Equal(
            ["who", "service", "level", "actions", "isWholeLevel", "on", "resources", "example", "allowedBy", "otherwise",
                "undecided"],
            gain.AsObject().Select(member => member.Key));
        Assert.Equal("false", gain["example"]!["request"]!["context"]!["aws:SecureTransport"]!.ToString());
        Assert.Equal("ExplicitlyDenied", gain["example"]!["denied"]!.ToString());
        Assert.Equal("Allowed", gain["example"]!["allowed"]!.ToString());
    }

    [Fact]
    public void Every_page_of_docs_names_each_member_of_the_json()
    {
        var page = File.ReadAllText(Path.Combine(Tests.Review.Reviews.Root, "docs", "diff.md"));
        var json = JsonNode.Parse(DiffJson.Write(Changed.Between(Changed.Of(), Changed.Of())))!.AsObject();

        Assert.All(json.Select(member => member.Key), name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FailOn.Nothing, 0)]
    [InlineData(FailOn.Findings, 0)]
    [InlineData(FailOn.Replacement, 0)]
    [InlineData(FailOn.Broadening, 3)]
    [InlineData(FailOn.Broadening | FailOn.Findings, 3)]
    public void An_undecided_comparison_counts_as_broadening(FailOn failOn, int code)
    {
        var head = Changed.Of()
            .Add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "extra",
            """{"role":"infra-dev-upload","policyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}""");
        var diff = Changed.Between(Changed.Of(), head);

        Assert.Equal((0, 1), (diff.Broadenings, diff.Undecided));
        Assert.Equal(code, (int)diff.ExitCode(failOn));
    }

    private static int Count(string text, string part) => Regex.Count(text, Regex.Escape(part));

    [GeneratedRegex("</?([a-z]+)[ >]")]
    private static partial Regex Tag();
}

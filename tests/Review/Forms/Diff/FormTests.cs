using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Review.Diff;
using Review.Diff.Resources;
using Review.Forms.Diff;
using Tests.Review.Diff;

namespace Tests.Review.Forms.Diff;

/// <summary>
/// The comment and the JSON: text of a pull request's author stays plain text, and no gained access is omitted.
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

        Assert.Equal("<!-- stack-diff: dev -->\n## Stack dev: nothing changes\n\n", Markdown(diff));
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
        var comment = Markdown(Changed.Between(Changed.Of(), head));

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

        var comment = Markdown(Changed.Between(Changed.Of(), head));

        Assert.InRange(comment.Length, 1000, 65_535);
        Assert.Contains($"Guards loosened ({gains})", comment, StringComparison.Ordinal);
        Assert.Contains("--format json", comment, StringComparison.Ordinal);
        var told = Regex.Count(comment, @"key-\d+-x+")
            + Regex.Matches(comment, @"and (\d+) more")
            .Sum(more => int.Parse(more.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(gains, told);
    }

    /// <summary>Two comments of 42,000 characters each would be too long together.</summary>
    [Fact]
    public void Two_stacks_share_the_comment_and_no_gain_of_either_is_hidden()
    {
        var stacks = new[] { "dev", "prod" }.Select(stack => Changed.Between(Changed.Of(stack), Grown(stack))).ToArray();
        Assert.All(stacks, stack => Assert.InRange(Markdown(stack).Length, 36_000, 64_000));

        var comment = DiffMarkdown.Write([.. stacks.Select(stack => new ComparedStack.Compared(stack))]);

        Assert.InRange(comment.Length, 40_000, 64_000);
        foreach (var (stack, name) in stacks.Zip(["dev", "prod"]))
        {
            var part = Assert.Single(
                comment.Split("<!-- stack-diff: "), part => part.StartsWith($"{name} ", StringComparison.Ordinal));
            Assert.Contains("Guards loosened (60)", part, StringComparison.Ordinal);
            Assert.Equal(60, Regex.Matches(part, @"key-\d+-x+").Select(key => key.Value).Distinct().Count());
            Assert.Contains($"Resources changed ({stack.Resources.Count(change => change.How == ResourceFate.Changed)})", part,
                StringComparison.Ordinal);
        }

        Assert.Contains("Not everything fits", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_that_was_not_compared_is_in_the_comment_and_in_the_JSON()
    {
        ComparedStack[] stacks =
        [
            new ComparedStack.Compared(Changed.Between(Changed.Of(), Changed.Of())),
            new ComparedStack.NotCompared("prod", "its settings are wrong; <b>"),
        ];

        Assert.EndsWith(
            "<!-- stack-diff: prod -->\n## Stack prod: not compared\n\nits settings are wrong; &#60;b&#62;\n\n",
            DiffMarkdown.Write(stacks), StringComparison.Ordinal);
        Assert.Equal("its settings are wrong; <b>", JsonNode.Parse(DiffJson.Write(stacks))![1]!["notCompared"]!.ToString());
        Assert.EndsWith(
            "\nStack prod: not compared: its settings are wrong; <b>\n", DiffText.Write(stacks), StringComparison.Ordinal);
    }

    // Sixty gains, and long changes of resources.
    private static Changed Grown(string stack)
    {
        var head = Changed.Of(stack);
        for (var i = 0; i < 60; i++)
        {
            head.Add("aws:iam/accessKey:AccessKey", $"key-{i}-{new string('x', 80)}", """{"user":"infra-dev-uploader"}""");
            head.Add("aws:s3/bucketObject:BucketObject", $"object-{i}", $$"""{"content":"{{new string('y', 480)}}"}""");
        }

        foreach (var resource in head.Report.Resources.Where(resource => resource.Inputs.ContainsKey("tags")))
        {
            head.Input(resource.Name, inputs => inputs["tags"]!["note"] = new string('z', 300));
        }

        return head;
    }

    [Fact]
    public void The_json_holds_the_request_as_decide_takes_it()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().Without("state-policy", "NothingWithoutTls"));
        var json = JsonNode.Parse(DiffJson.Write(new ComparedStack.Compared(diff)))!.AsObject();

        Assert.Equal(
            ["stack", "isNew", "isNothing", "broadenings", "undecided", "unconfirmed", "accessGained", "guardsLoosened",
                "reachGained", "losses", "newFindings", "fixedFindings", "resources", "accessLost", "reachLost", "loginsLost",
                "loginsGained"],
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
        var diff = Changed.Between(Changed.Of(), Changed.Of());
        var json = JsonNode.Parse(DiffJson.Write(new ComparedStack.Compared(diff)))!.AsObject();

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

    private static string Markdown(StackDiff diff) => DiffMarkdown.Write(new ComparedStack.Compared(diff));

    private static int Count(string text, string part) => Regex.Count(text, Regex.Escape(part));

    [GeneratedRegex("</?([a-z]+)[ >]")]
    private static partial Regex Tag();
}

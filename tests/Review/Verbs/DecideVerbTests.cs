using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Review;
using Review.Forms;
using Review.Verbs;

namespace Tests.Review.Verbs;

public class DecideVerbTests
{
    private const string Request =
        """{"principal":"arn:aws:iam::123456789012:user/uploader","action":"s3:GetObject","resource":"arn:aws:s3:::example-state/a"}""";

    private const string Reader =
        """{"identity":[{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::example-state/*"}]}]}""";

    private static string Scenario(string name, string more = "") =>
        $$"""{"name":"{{name}}","request":{{Request}},"policies":{{Reader}}{{more}}}""";

    [Fact]
    public void One_scenario_gives_one_object()
    {
        var (code, output, error) = DecideRun.Of(Scenario("reads"));
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """
            {"name":"reads","decision":"Allowed","because":[{"policy":"identity[0]","statement":"Read","effect":"Allow","matched":true,"why":"Action `s3:Get*` covers s3:GetObject; Resource `arn:aws:s3:::example-state/*` covers arn:aws:s3:::example-state/a"}]}

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void The_decision_is_compared_with_the_expected_one()
    {
        Assert.Contains(",\"ok\":true}", DecideRun.Of(Scenario("a", ",\"expect\":\"Allowed\"")).Output, StringComparison.Ordinal);
        var (code, output, _) = DecideRun.Of(Scenario("a", ",\"expect\":\"ImplicitlyDenied\""));
        Assert.Equal(1, code);
        Assert.Contains(",\"ok\":false}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_gives_a_list()
    {
        var output = DecideRun.Of($"[\n{Scenario("a")},\n{Scenario("b")}]").Output;
        Assert.Equal(
            ["a", "b"], JsonDocument.Parse(output).RootElement.EnumerateArray()
            .Select(item => item.GetProperty("name").GetString()));
        Assert.Equal("[]\n", DecideRun.Of("[]").Output);
    }

    [Fact]
    public void JSON_lines_give_JSON_lines()
    {
        var (code, output, error) = DecideRun.Of($"\n{Scenario("a")}\r\n\n{Scenario("b")}\n");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            ["a", "b"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString()));
    }

    /// <summary>The verb caches parsed policies; the cache must never mix the policies of two scenarios.</summary>
    [Fact]
    public void A_line_is_decided_by_its_own_policies()
    {
        var reads = Scenario("a", ",\"expect\":\"Allowed\"");
        var other = reads.Replace("s3:Get*", "s3:Put*", StringComparison.Ordinal)
            .Replace("\"Allowed\"", "\"ImplicitlyDenied\"", StringComparison.Ordinal);
        var trust =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}""";
        var assumes =
            $$"""{"request":{"principal":"arn:aws:iam::123456789012:user/uploader","action":"sts:AssumeRole","resource":"arn:aws:iam::123456789012:role/upload"},"policies":{"resource":{{trust}}},"expect":"ImplicitlyDenied"}""";
        var plain = $$"""{"request":{{Request}},"policies":{"resource":{{trust}}},"expect":"ImplicitlyDenied"}""";
        var (code, _, error) = DecideRun.Of(string.Join('\n', reads, reads, other, reads, assumes, plain, assumes));
        Assert.Equal((0, ""), (code, error));
    }

    [Fact]
    public void An_invalid_line_is_reported_and_the_others_are_decided()
    {
        var (code, output, error) = DecideRun.Of(
            $"{Scenario("a")}\n{{\"name\":\n{Scenario("b", ",\"expect\":\"ImplicitlyDenied\"")}\n", name: "cases.jsonl");
        Assert.Equal(2, code);
        Assert.Equal(2, output.Count(character => character == '\n'));
        Assert.StartsWith("cases.jsonl: line 2: $: not JSON: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_first_line_is_reported_with_its_line_number()
    {
        var (code, output, error) = DecideRun.Of($"{{\"name\":\n{Scenario("b")}\n", name: "cases.jsonl");
        Assert.Equal(2, code);
        Assert.Contains("\"name\":\"b\"", output, StringComparison.Ordinal);
        Assert.StartsWith("cases.jsonl: line 1: $: not JSON: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_object_may_span_lines()
    {
        var indented = JsonNode.Parse(Scenario("a"))!.ToString();
        Assert.Equal(0, DecideRun.Of(indented).Code);
        var (code, _, error) = DecideRun.Of($"\n\n{indented[..^1]}");
        Assert.Equal(2, code);
        Assert.Contains($"line {indented.Count(character => character == '\n') + 2}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_in_a_list_is_a_JSON_path() =>
        Assert.Equal("in.json: $[1]: a scenario has a `request`\n", DecideRun.Of($"[{Scenario("a")},{{}}]").Error);

    [Theory]
    [InlineData("", "in.json: $: the input is empty; expected a scenario\n")]
    [InlineData("7", "in.json: $: expected an object, found the number 7\n")]
    [InlineData(
        """{"request":{"principal":"anonymous","action":"s3:GetObjekt"}}""",
        "in.json: $.request.action: Amazon S3 has no action `GetObjekt`; perhaps s3:GetObject is meant\n")]
    [InlineData(
        """{"request":{"principal":"anonymous","action":"s33:GetObject"}}""",
        "in.json: $.request.action: AWS has no service with the prefix `s33`; perhaps s3:GetObject is meant\n")]
    [InlineData(
        """{"request":{"principal":"anonymous","action":"s3:Get*"}}""",
        "in.json: $.request.action: `s3:Get*` is not an action: a request does one thing, named SERVICE:NAME in full\n")]
    public void Invalid_input_is_reported_with_its_position(string input, string message)
    {
        var (code, output, error) = DecideRun.Of(input);
        Assert.Equal((2, "", message), (code, output, error));
    }

    [Fact]
    public void A_byte_order_mark_is_ignored() =>
        Assert.Equal(0, DecideRun.Of([.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(Scenario("a"))]).Code);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Assert.Equal(
            "in.json: not UTF-8 text; the input after the invalid bytes was not read\n",
            DecideRun.Of([.. "{\"name\":\""u8, 0xff, .. "\"}"u8]).Error);

    [Fact]
    public void An_unpaired_surrogate_is_refused() =>
        Assert.Equal(
            "in.json: $: not JSON: a \\u escape is an unpaired surrogate\n", DecideRun.Of("""{"name":"\ud800"}""").Error);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var (code, _, error) = DecideRun.Of(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));
        Assert.Equal(2, code);
        Assert.StartsWith("in.json: $: not JSON: line 1, byte ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_output_marks_the_element_that_does_not_match()
    {
        var output = DecideRun.Of(
            Scenario("writes").Replace("s3:GetObject", "s3:PutObject", StringComparison.Ordinal), OutputFormat.Text).Output;
        Assert.Equal(
            """
            ImplicitlyDenied: writes
              arn:aws:iam::123456789012:user/uploader s3:PutObject arn:aws:s3:::example-state/a
              no identity policy allows s3:PutObject on arn:aws:s3:::example-state/a; nearest is identity[0] Read, but its Action does not cover s3:PutObject
              --> identity[0] Read
               | "Effect": "Allow"
               | "Action": "s3:Get*"
               |           ^^^^^^^^^ does not cover s3:PutObject
               | "Resource": "arn:aws:s3:::example-state/*"
              It would be allowed if the Action of identity[0] Read covered the request.


            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void Control_characters_do_not_reach_the_terminal() =>
        Assert.DoesNotContain('\u001b', DecideRun.Of(Scenario("""\u001b[31mred"""), OutputFormat.Text).Output);

    [Fact]
    public void Markdown_output_escapes_special_characters() =>
        Assert.Contains(
            "| &#60;b&#62; &#124; &#96;x&#96; | Allowed | ", DecideRun.Of(Scenario("<b> | `x`"), OutputFormat.Markdown).Output,
            StringComparison.Ordinal);

    [Fact]
    public void Each_line_is_answered_before_the_next_is_read()
    {
        using var input = new EndlessLines(Scenario("a"), lines: 5_000);
        using var output = new CountingWriter(() => input.LinesGiven);
        Assert.Equal(
            ExitCode.Success,
            DecideVerb.Run(input, "in.jsonl", OutputFormat.Json, new(() => Stream.Null, output, TextWriter.Null)));
        Assert.Equal(5_000, output.Lines);
        // The verb reads one buffer ahead, not the whole file.
        Assert.InRange(output.LinesGivenAtFirstAnswer, 1, 1_000);
    }

    /// <summary>Returns the same line repeatedly and counts the reads.</summary>
    private sealed class EndlessLines(string line, int lines) : TextReader
    {
        public int LinesGiven { get; private set; }

        public override int Read(char[] buffer, int index, int count)
        {
            if (LinesGiven == lines)
            {
                return 0;
            }

            LinesGiven++;
            line.CopyTo(buffer.AsSpan(index));
            buffer[index + line.Length] = '\n';
            return line.Length + 1;
        }
    }

    private sealed class CountingWriter(Func<int> linesGiven) : StringWriter
    {
        public int Lines { get; private set; }

        public int LinesGivenAtFirstAnswer { get; private set; }

        public override void Write(string? value)
        {
            if (Lines == 0 && LinesGivenAtFirstAnswer == 0)
            {
                LinesGivenAtFirstAnswer = linesGiven();
            }

            Lines += value == "\n" ? 1 : 0;
        }
    }
}

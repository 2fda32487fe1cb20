using System.Text.Json;
using IamEngine.Model;
using Review;
using Review.Check;
using Review.Forms;
using Review.Forms.Check;
using Review.Verbs;
using Tests.Check;

namespace Tests.Review.Verbs;

public sealed class CheckVerbTests : IDisposable
{
    private const string Bad = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": ["s3:GetObjct", "s3:ListBucket"],
              "Resource": "arn:aws:s3:::example",
              "Condition": { "StringEquals": { "s3:prefix": "reports/*" } }
            }
          ]
        }
        """;

    private const string Good =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::example/*"}}""";

    private const string Suggestion =
        """{"Version":"2012-10-17","Statement":{"Sid":"","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::example/*"}}""";

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(Good, ExitCode.Success)]
    [InlineData(Suggestion, ExitCode.Success)]
    [InlineData(Bad, ExitCode.Finding)]
    [InlineData("{", ExitCode.Finding)]
    public void The_worst_finding_decides_the_exit_code(string json, ExitCode expected) =>
        Assert.Equal(expected, Run(OutputFormat.Text, File("policy.json", json)).Code);

    [Fact]
    public void An_unreadable_file_gives_exit_code_2_and_the_others_are_checked()
    {
        var (code, output, error) = Run(
            OutputFormat.Text, Path.Combine(folder, "nowhere.json"), File("bytes.json", [0xff, 0xfe]), folder,
            File("good.json", Good));
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Equal(
            $"{folder}/nowhere.json cannot be read: there is no such file\n{folder}/bytes.json cannot be read: it is not UTF-8 "
                + $"text\n{folder} cannot be read: it is a folder\n",
            error);
        Assert.EndsWith("good.json: read as an identity policy (no statement names a principal)\n\nnothing found\n", output);
    }

    [Fact]
    public void If_no_file_is_readable_no_result_is_written() =>
        Assert.Equal(
            (ExitCode.BadInput, ""), Run(OutputFormat.Text, Path.Combine(folder, "nowhere.json")) is var (code, output, _)
            ? (code, output) : default);

    [Fact]
    public void Text_points_into_the_file() => Approved.Text("checks/identity.txt", Written(OutputFormat.Text));

    [Fact]
    public void Markdown_is_one_table_a_file() => Approved.Text("checks/identity.md", Written(OutputFormat.Markdown));

    [Fact]
    public void Json_has_every_finding_with_its_place() => Approved.Text("checks/identity.json", Written(OutputFormat.Json));

    [Fact]
    public void Sarif_is_what_code_scanning_reads() => Approved.Text("checks/identity.sarif", Written(OutputFormat.Sarif));

    [Fact]
    public void Every_result_of_Sarif_names_its_rule()
    {
        var run = JsonDocument.Parse(Written(OutputFormat.Sarif)).RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.All(run.GetProperty("results").EnumerateArray(), result => Assert.Equal(
            result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id")
                .GetString()));
    }

    [Fact]
    public void A_given_kind_is_used() => Assert.Contains(
        "read as a bucket policy (given with --kind)",
        CheckForms.Write([CheckedFile.Of("policy.json", Good, PolicyKind.Bucket)], OutputFormat.Text), StringComparison.Ordinal);

    [Fact]
    public void Nothing_in_a_file_reaches_the_terminal_as_a_command()
    {
        var text = CheckForms.Write(
            [CheckedFile.Of(
                "\e[2Ja.json",
                """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:\u001b[2J\u202e","Resource":"*"}}""",
                null)], OutputFormat.Text);
        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain('\u202e', text);
    }

    [Fact]
    public void Only_the_relevant_part_of_a_long_line_is_shown()
    {
        var text = CheckForms.Write(
            [CheckedFile.Of("a.json", Bad.ReplaceLineEndings(" ") + new string(' ', 10_000), null)], OutputFormat.Text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 220));
        Assert.Contains("...", text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Pages => [.. RulePages.All().Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_pages_about_the_rules_are_made_from_them(string page) => Approved.Text(
        Path.Combine(Reviews.Root, "docs"), page, RulePages.All()[page], Environment.GetEnvironmentVariable("APPROVE") == "1");

    [Fact]
    public void No_page_is_left_over() => Assert.Equal(
        RulePages.All().Keys.Where(page => page.StartsWith("checks/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Reviews.Root, "docs", "checks"), "*.md")
            .Select(path => $"checks/{Path.GetFileName(path)}").Order(StringComparer.Ordinal));

    private static string Written(OutputFormat format) =>
        CheckForms.Write([CheckedFile.Of("policies/identity.json", Bad, null), CheckedFile.Of("good.json", Good, null)], format);

    private static (ExitCode Code, string Output, string Error) Run(OutputFormat format, params string[] files)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CheckVerb.Run(files, null, format, new(() => Stream.Null, output, error));
        return (code, output.ToString(), error.ToString());
    }

    private string File(string name, string json) => File(name, System.Text.Encoding.UTF8.GetBytes(json));

    private string File(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }
}

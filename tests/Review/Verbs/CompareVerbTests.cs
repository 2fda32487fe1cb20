using IamEngine.Model;
using IamEngine.Prove;
using Review;
using Review.Forms;
using Review.Verbs;

namespace Tests.Review.Verbs;

public sealed class CompareVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compare").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_narrower_policy_is_proved_with_exit_code_0()
    {
        var (code, output, _) = Run(Policy("s3:*"), Policy("s3:GetObject"));
        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith(
            "Proved: HEAD allows nothing that BASE does not (both read as identity policies).", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wider_policy_is_refuted_with_a_request_a_test_and_exit_code_1()
    {
        var (code, output, _) = Run(Policy("s3:GetObject"), Policy("s3:*"));
        Assert.Equal(ExitCode.Finding, code);
        Assert.StartsWith(
            "HEAD allows what BASE does not (both read as identity policies). For example:", output, StringComparison.Ordinal);
        Assert.Contains("  action     s3:PutObject", output, StringComparison.Ordinal);
        Assert.Contains("  HEAD       Allowed", output, StringComparison.Ordinal);
        Assert.Contains("  BASE       ImplicitlyDenied", output, StringComparison.Ordinal);
        Assert.Contains("[Fact]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_undecided_comparison_has_a_reason_and_exit_code_3()
    {
        // The prover does not know that two nonempty values together have at least two letters.
        const string head =
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/a}${aws:PrincipalTag/b}"}}}}""";
        const string @base =
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringLike":{"s3:prefix":"??*"}}}}""";
        var (code, output, _) = Run(@base, head);
        Assert.Equal(ExitCode.NotDecided, code);
        Assert.StartsWith(
            "Not decided whether HEAD allows what BASE does not (both read as identity policies): it depends on what", output,
            StringComparison.Ordinal);
        Assert.Matches(@"\n[0-9]+ steps, [0-9]+ conflicts\n$", output);
    }

    [Fact]
    public void A_budget_that_is_too_small_leaves_it_undecided()
    {
        var (code, output, _) = Run(Policy("s3:Get*"), Policy("s3:*"), format: OutputFormat.Json, budget: new(1));
        Assert.Equal(ExitCode.NotDecided, code);
        using var json = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal("unknown", json.RootElement.GetProperty("result").GetString());
        Assert.Equal("the budget was spent before an answer was found", json.RootElement.GetProperty("reason").GetString());
        Assert.True(json.RootElement.GetProperty("spent").GetProperty("steps").GetInt64() > 0);
    }

    [Fact]
    public void The_kind_comes_from_the_document_or_from_the_option()
    {
        const string trust =
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/uploader"},"Action":"sts:AssumeRole"}}""";
        Assert.Contains("both read as trust policies", Run(trust, trust).Output, StringComparison.Ordinal);
        Assert.Contains(
            "both read as resource policies", Run(trust, trust, PolicyKind.Resource).Output, StringComparison.Ordinal);
        var (code, _, error) = Run(trust, Policy("s3:*"));
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("looks like a trust policy", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_file_gives_exit_code_2()
    {
        var (code, _, error) = Run(Policy("s3:*"), "{}");
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("$: a policy has a `Statement`", error, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_of_both_files_are_reported_at_once()
    {
        var (code, output, error) = Run(
            """{"Version":"2012","Statement":[{"Effect":"Deny","Action":"s3:*"}]}""", """{"Statement":[""");
        Assert.Equal((ExitCode.BadInput, ""), (code, output));
        Assert.Contains("base.json: $.Version: ", error, StringComparison.Ordinal);
        Assert.Contains("base.json: $.Statement[0]: ", error, StringComparison.Ordinal);
        Assert.Contains("head.json: $: not JSON: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_cannot_be_read_is_reported_with_its_own_problem()
    {
        const string bucket =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}""";
        var (code, output, error) = Run(
            bucket, bucket.Replace("""{"AWS":"arn:aws:iam::123456789012:root"}""", "\"123456789012\"", StringComparison.Ordinal));
        Assert.Equal((ExitCode.BadInput, ""), (code, output));
        Assert.EndsWith(
            "head.json: $.Statement[0].Principal: the text `123456789012` names a principal without its kind; write {\"AWS\": "
                + "\"123456789012\"}, or `*` for everyone\n",
            error, StringComparison.Ordinal);
        Assert.DoesNotContain("identity policy", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_number_is_read_as_its_account_and_noted()
    {
        const string full =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}""";
        var (code, output, _) = Run(
            full, full.Replace("arn:aws:iam::123456789012:root", "123456789012", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, code);
        Assert.Contains(
            "  note: HEAD $.Statement[0].Principal.AWS: `123456789012` is read as arn:aws:iam::123456789012:root, as IAM reads "
                + "it\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_have_different_messages()
    {
        using var error = new StringWriter();
        Assert.Equal(
            ExitCode.BadInput,
            CompareVerb.Run(
                Path.Combine(folder, "none"), folder, null, OutputFormat.Text, null, new(NoInput, TextWriter.Null, error)));
        Assert.Contains("none cannot be read: there is no such file", error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{folder} cannot be read: it is a folder", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_the_two_may_come_from_the_standard_input_but_not_both()
    {
        var head = Path.Combine(folder, "head.json");
        File.WriteAllText(head, Policy("s3:GetObject"));
        using var output = new StringWriter();
        using var error = new StringWriter();
        Stream Input() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Policy("s3:*")));
        Assert.Equal(ExitCode.Success, CompareVerb.Run("-", head, null, OutputFormat.Text, null, new(Input, output, error)));
        Assert.Equal(ExitCode.Finding, CompareVerb.Run(head, "-", null, OutputFormat.Text, null, new(Input, output, error)));
        Assert.Equal(ExitCode.BadInput, CompareVerb.Run("-", "-", null, OutputFormat.Text, null, new(Input, output, error)));
    }

    [Fact]
    public void An_action_in_an_example_acts_on_its_resource()
    {
        var (_, output, _) = Run(
            Policy("s3:ListBucket", "arn:aws:s3:::b/*"), Policy("s3:Get*", "arn:aws:s3:::b/*"), format: OutputFormat.Json);
        var action = System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("example").GetProperty("request")
            .GetProperty("action").GetString();
        Assert.True(IamEngine.Catalogue.AwsCatalogue.FindAction(action)!.CanActOn("arn:aws:s3:::b/x"), action);
    }

    [Fact]
    public void Json_holds_the_request_as_decide_reads_it()
    {
        using var json = System.Text.Json.JsonDocument.Parse(
            Run(Policy("s3:GetObject"), Policy("s3:*"), format: OutputFormat.Json).Output);
        Assert.Equal("refuted", json.RootElement.GetProperty("result").GetString());
        Assert.Equal(
            "s3:PutObject", json.RootElement.GetProperty("example").GetProperty("request").GetProperty("action").GetString());
        Assert.Equal("Allowed", json.RootElement.GetProperty("example").GetProperty("head").GetString());
    }

    [Fact]
    public void Markdown_is_a_table_and_a_folded_test() =>
        Assert.Contains(
            "| action | <code>s3:PutObject</code> |",
                Run(Policy("s3:GetObject"), Policy("s3:*"), format: OutputFormat.Markdown).Output,
            StringComparison.Ordinal);

    private static string Policy(string action, string resource = "*") =>
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"} }""";

    private static Stream NoInput() => throw new InvalidOperationException("nothing is read from the standard input here");

    private (ExitCode Code, string Output, string Error) Run(
        string @base, string head, PolicyKind? kind = null, OutputFormat format = OutputFormat.Text, Budget? budget = null)
    {
        var (before, after) = (Path.Combine(folder, "base.json"), Path.Combine(folder, "head.json"));
        File.WriteAllText(before, @base);
        File.WriteAllText(after, head);
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CompareVerb.Run(before, after, kind, format, budget, new(NoInput, output, error)), output.ToString(),
            error.ToString());
    }
}

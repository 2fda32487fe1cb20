using Policies.Check;
using Review;
using Review.Compare;
using Review.Verbs;

namespace Tests.Prove;

public sealed class CompareTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compare").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_narrowed_policy_is_proved_and_ends_with_0()
    {
        var (code, output, _) = Run(Policy("s3:*"), Policy("s3:GetObject"));
        Assert.Equal(ExitCode.Fine, code);
        Assert.StartsWith("Proved: HEAD allows nothing that BASE does not (both read as identity policies).", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_widened_policy_is_shown_by_a_request_and_a_test_and_ends_with_1()
    {
        var (code, output, _) = Run(Policy("s3:GetObject"), Policy("s3:*"));
        Assert.Equal(ExitCode.Finding, code);
        Assert.StartsWith("HEAD allows what BASE does not (both read as identity policies). For example:", output, StringComparison.Ordinal);
        Assert.Contains("  action     s3:PutObject", output, StringComparison.Ordinal);
        Assert.Contains("  HEAD       Allowed", output, StringComparison.Ordinal);
        Assert.Contains("  BASE       ImplicitlyDenied", output, StringComparison.Ordinal);
        Assert.Contains("[Fact]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_hangs_on_a_variable_is_not_decided_and_ends_with_3()
    {
        // A team's name would have to hold the user's: no value that is tried does, and that none can is not shown.
        const string head = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/${aws:PrincipalTag/a}q${aws:PrincipalTag/b}"}}""";
        const string @base = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/${aws:PrincipalTag/a}*"}}""";
        Assert.Equal(ExitCode.Fine, Run(@base, head).Code);
        var (code, output, _) = Run(
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/a}x${aws:PrincipalTag/a}"}}}}""",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"${aws:PrincipalTag/a}x${aws:PrincipalTag/a}"},"StringLike":{"aws:PrincipalTag/a":"*"},"StringNotLike":{"s3:prefix":"?*x?*"}}}}""");
        Assert.True(code is ExitCode.Fine or ExitCode.NotDecided, output);
    }

    [Fact]
    public void The_kind_is_told_from_the_document_or_by_hand()
    {
        const string trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/uploader"},"Action":"sts:AssumeRole"}}""";
        Assert.Contains("both read as trust policies", Run(trust, trust).Output, StringComparison.Ordinal);
        Assert.Contains("both read as resource policies", Run(trust, trust, PolicyKind.Resource).Output, StringComparison.Ordinal);
        var (code, _, error) = Run(trust, Policy("s3:*"));
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("looks like a trust policy", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_used_ends_with_2()
    {
        var (code, _, error) = Run(Policy("s3:*"), "{}");
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("$: a policy has a `Statement`", error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, CompareCommand.Run(Path.Combine(folder, "none"), Path.Combine(folder, "none"), null, ReportFormat.Text, new StringWriter(), new StringWriter()));
    }

    [Fact]
    public void Json_holds_the_request_as_decide_reads_it()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Run(Policy("s3:GetObject"), Policy("s3:*"), format: ReportFormat.Json).Output);
        Assert.Equal("refuted", json.RootElement.GetProperty("result").GetString());
        Assert.Equal("s3:PutObject", json.RootElement.GetProperty("example").GetProperty("request").GetProperty("action").GetString());
        Assert.Equal("Allowed", json.RootElement.GetProperty("example").GetProperty("head").GetString());
    }

    [Fact]
    public void Markdown_is_a_table_and_a_folded_test() =>
        Assert.Contains("| action | `s3:PutObject` |", Run(Policy("s3:GetObject"), Policy("s3:*"), format: ReportFormat.Markdown).Output, StringComparison.Ordinal);

    private static string Policy(string action) => $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{action}}","Resource":"*"} }""";

    private (ExitCode Code, string Output, string Error) Run(string @base, string head, PolicyKind? kind = null, ReportFormat format = ReportFormat.Text)
    {
        var (before, after) = (Path.Combine(folder, "base.json"), Path.Combine(folder, "head.json"));
        File.WriteAllText(before, @base);
        File.WriteAllText(after, head);
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CompareCommand.Run(before, after, kind, format, output, error), output.ToString(), error.ToString());
    }
}

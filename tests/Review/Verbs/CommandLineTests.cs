using System.Text.Json;

namespace Tests.Review.Verbs;

/// <summary>The output streams and exit codes of the tool.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Standard_output_has_only_the_JSON_of_the_review()
    {
        var run = Tool.Start("review", "dev", "--format", "json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("dev", JsonDocument.Parse(run.Output).RootElement.GetProperty("stack").GetString());
    }

    [Fact]
    public void A_review_that_is_not_on_a_terminal_has_no_escape_sequences()
    {
        var run = Tool.Start("review", "dev");

        Assert.StartsWith("Stack dev: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output);
        Assert.DoesNotContain(run.Output.Split('\n'), line => line.EndsWith(' '));
    }

    [Fact]
    public void Documents_are_written_into_the_given_folder()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        Assert.Equal(0, Tool.Run("review", "dev", "--out", folder).ExitCode);

        var written = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToArray();
        Assert.Contains("upload-role.trust.json", written);
        Assert.Contains("ssh_config", written);
        Assert.Equal(
            WithoutTimes(Tool.Run("review", "dev", "--format", "html").Output),
            WithoutTimes(File.ReadAllText(Path.Combine(folder, "report.html"))));
        Assert.Equal(
            WithoutTimes(Tool.Run("review", "dev", "--format", "markdown").Output),
            WithoutTimes(File.ReadAllText(Path.Combine(folder, "report.md"))));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A report without the durations of its proofs, which differ in every run.</summary>
    private static string WithoutTimes(string report) => System.Text.RegularExpressions.Regex.Replace(report, @"[\d.]+ ms", "");

    [Fact]
    public void Invalid_settings_give_exit_code_2_and_all_problems_on_standard_error()
    {
        using var project = ProjectCopy(
            "config:\n  infra:network: {cidr: 10.0.0.0/8}\n  infra:bastion: {allowedCidrs: [here]}\n  infra:stat: {}\n");
        var run = Tool.Run("review", "bad", "--project", project.Folder, "--format", "json");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        var problems = JsonDocument.Parse(run.Error).RootElement.GetProperty("problems").EnumerateArray().ToArray();
        Assert.Equal(
            ["aws:region", "infra:bastion.allowedCidrs[0]", "infra:bastion.publicKey", "infra:network.cidr", "infra:stat"],
            problems.Select(problem => problem.GetProperty("key").GetString()).Order(StringComparer.Ordinal));
        // cidr, inside infra:network
        Assert.Contains(problems, problem => problem.GetProperty("where").GetString() == "Pulumi.bad.yaml:2:19");
    }

    [Fact]
    public void Settings_that_the_program_refuses_give_exit_code_2()
    {
        var networks = string.Join(", ", Enumerable.Range(0, 150).Select(i => $"198.18.{i}.0/24"));
        using var project = ProjectCopy($$"""
            config:
              aws:region: us-east-1
              infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "{{Infra.TestSettings.PublicKey}}"}
              infra:access: {sourceCidrs: [{{networks}}]}
            """);
        var run = Tool.Run("review", "bad", "--project", project.Folder);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("but a TrustPolicy can have 2048", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_stack_gives_exit_code_2_and_the_known_stacks()
    {
        var run = Tool.Start("review", "nowhere");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("known stacks: dev, prod", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_proves_refutes_and_refuses_with_the_codes_that_scripts_rely_on()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (wide, narrow) = (Path.Combine(folder, "wide.json"), Path.Combine(folder, "narrow.json"));
        File.WriteAllText(wide, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""");
        File.WriteAllText(
            narrow, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}""");

        Assert.Equal(0, Tool.Run("compare", wide, narrow).ExitCode);
        Assert.Equal(1, Tool.Run("compare", narrow, wide, "--kind", "identity", "--budget", "2500000").ExitCode);
        foreach (var mistake in (string[][])[
            [wide], [wide, narrow, "--budget", "soon"], [wide, narrow, "--budget", "0"], [wide, narrow, "--budget", "2.5"],
            [wide, narrow, "--kind", "boundary"], [wide, folder]])
        {
            var run = Tool.Run(["compare", .. mistake]);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.NotEmpty(run.Error);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void An_unknown_verb_gives_exit_code_2()
    {
        var run = Tool.Run("reveiw");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Error);
    }

    /// <summary>./run and this program have separate help texts; both list the same verbs.</summary>
    [Needs("bash")]
    public void The_help_lists_the_verbs_that_run_lists()
    {
        var run = Programs.Run("bash", "", Path.Combine(Reviews.Root, "run"), "--help");
        var help = Tool.Start("--help");

        Assert.Equal((0, 0, ""), (run.ExitCode, help.ExitCode, help.Error));
        Assert.Equal(Verbs(run.Output), Verbs(help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..]));
        Assert.Contains("./run [command] [options]", help.Output, StringComparison.Ordinal);
    }

    private static string[] Verbs(string help) =>
        [.. System.Text.RegularExpressions.Regex.Matches(
            help, "^  ([a-z]+) ", System.Text.RegularExpressions.RegexOptions.Multiline).Select(match => match.Groups[1].Value)];

    [Theory]
    [InlineData("review")]
    [InlineData("diff")]
    [InlineData("guard")]
    public void The_usage_line_of_a_verb_begins_with_run(string verb)
    {
        var help = Tool.Run(verb, "--help");

        Assert.Equal(0, help.ExitCode);
        Assert.Contains($"  ./run {verb} ", help.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Review review", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rehearse", "dev")]
    [InlineData("test", "--filter")]
    public void A_verb_of_the_script_is_refused_with_a_hint(string verb, string argument)
    {
        var run = Tool.Run(verb, argument);

        Assert.Equal(
            (2, "", $"`{verb}` is a verb of the script ./run, not of this program: ./run {verb} ...\n"),
            (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_secret_in_the_stacks_file_is_printed_in_no_form()
    {
        using var project = ProjectCopy($$"""
            config:
              aws:region: us-east-1
              infra:stage: dev
              infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "{{Infra.TestSettings.PublicKey}}"}
              infra:access:
                externalId: {secure: "v1:planted-ciphertext"}
            """);
        foreach (var format in (string[])["text", "json", "markdown", "html"])
        {
            var run = Tool.Run("review", "bad", "--project", project.Folder, "--format", format);

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.DoesNotContain("planted", run.Output, StringComparison.Ordinal);
            Assert.Contains("[secret]", run.Output, StringComparison.Ordinal);
        }
    }

    private static ProjectOnDisk ProjectCopy(string stack) =>
        new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With("bad", stack);
}

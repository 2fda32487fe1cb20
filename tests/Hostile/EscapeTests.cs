using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tests.Review;
using Tests.Review.Diff;
using Tests.Workflows;

namespace Tests.Hostile;

/// <summary>
/// Puts escape sequences, bidirectional control characters and GitHub runner commands into every input of the tool: none
/// appears in the output of any verb, in any format.
/// </summary>
public sealed partial class EscapeTests : IDisposable
{
    private const string Planted =
        "planted\e[31m\e]8;;https://example.com\a\u009b1m\u202e\u2066\u200b\u061c\ufeff\U000E0041\n::add-mask::x\n  "
            + "::add-mask::x\r"
            + "::add-mask::x\n##[add-mask]x\r\n###[add-mask]x`</code><script>x</script>| a |\u2028";

    private static readonly string Json = JsonSerializer.Serialize(Planted);

    private static readonly string Policy = $$"""
        {"Version":"2012-10-17","Id":{{Json}},"Statement":[
          {"Sid":{{Json}},"Effect":"Allow","Action":"s3:GetObject","Resource":{{JsonSerializer.Serialize($"arn:aws:s3:::example/{Planted}")}},
           "Condition":{"StringEquals":{"aws:PrincipalTag/team":{{Json}} } } }]}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("escape-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void A_review_shows_none(string format)
    {
        var settings = new JsonObject
        {
            ["aws:region"] = "us-east-1",
            ["infra:bastion"] = new JsonObject
            {
                ["allowedCidrs"] = new JsonArray("198.18.0.0/24"),
                ["publicKey"] = Infra.TestSettings.PublicKey,
            },
            ["planted:text"] = Planted,
            [$"other:{Planted.Replace(":", ".", StringComparison.Ordinal)}"] = Planted,
        };
        using var project = Project(settings);

        Clean(Tool("", "review", "bad", "--project", project.Folder, "--format", format), [0]);
    }

    [Fact]
    public void A_stack_that_is_refused_shows_none()
    {
        using var project = Project(new JsonObject
        {
            ["infra:stage"] = Planted,
            ["infra:tags"] = new JsonObject { [Planted] = Planted },
            ["infra:network"] = new JsonObject { [Planted] = 1 },
            [$"infra:{Planted.Replace(":", ".", StringComparison.Ordinal)}"] = 1,
        });

        Clean(Tool("", "review", "bad", "--project", project.Folder), [2]);
        Clean(Tool("", "review", "bad", "--project", project.Folder, "--format", "json"), [2]);
        Clean(Tool("", "review", Planted, "--project", project.Folder), [2]);
        Clean(Tool("", "review", "bad", "--project", Path.Combine(folder, Planted)), [2]);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("sarif")]
    public void A_check_shows_none(string format)
    {
        var file = Path.Combine(folder, Planted.Replace('/', '.'));
        File.WriteAllText(file, Policy);

        Clean(Tool("not JSON " + Planted, "check", file, "-", Path.Combine(folder, "none", Planted), "--format", format), [2]);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void A_comparison_shows_none(string format)
    {
        var file = Path.Combine(folder, "base.json");
        File.WriteAllText(file, """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""");

        Clean(Tool(Policy, "compare", file, "-", "--kind", "identity", "--format", format), [1]);
        Clean(Tool($$"""{"Version":{{Json}},{{Json}}:1}""", "compare", file, "-", "--format", format), [2]);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void A_decision_shows_none(string format)
    {
        var request = new JsonObject
        {
            ["principal"] = "arn:aws:iam::123456789012:user/a",
            ["action"] = "s3:GetObject",
            ["resource"] = $"arn:aws:s3:::example/{Planted}",
            ["context"] = new JsonObject { ["aws:PrincipalTag/team"] = Planted, [$"aws:PrincipalTag/{Planted}"] = Planted },
        };
        var scenario = new JsonObject
        {
            ["name"] = Planted,
            ["request"] = request,
            ["policies"] = new JsonObject { ["identity"] = JsonNode.Parse(Policy) },
        };

        Clean(Tool(scenario.ToJsonString(), "decide", "-", "--format", format), [0]);
        request[Planted] = Planted;
        Clean(Tool(scenario.ToJsonString(), "decide", "-", "--format", format), [2]);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void A_guard_shows_none(string format)
    {
        var rule = new JsonObject { ["ID"] = Planted, ["Expiration"] = new JsonObject { ["Days"] = 1 } };
        var lifecycle = new JsonObject { ["Rules"] = new JsonArray(rule) };
        Clean(Tool(lifecycle.ToJsonString(), "guard", "lifecycle", "-", "--format", format), [1]);
        rule["Status"] = new JsonArray(Planted);
        Clean(Tool(lifecycle.ToJsonString(), "guard", "lifecycle", "-", "--format", format), [2]);

        var preview = new JsonObject
        {
            ["steps"] = new JsonArray(new JsonObject
            {
                ["op"] = "replace",
                ["urn"] = $"urn:pulumi:prod::infra::aws:s3/bucket:Bucket::{Planted}",
                ["replaceReasons"] = new JsonArray(Planted),
            }),
        };
        Clean(Tool(preview.ToJsonString(), "guard", "preview", "-", "--format", format), [1]);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void A_diff_shows_none(string format)
    {
        var (before, after) = (Path.Combine(folder, "base.json"), Path.Combine(folder, "head.json"));
        File.WriteAllText(before, Changed.Of().Json);
        var head = Changed.Of()
            .Statement("upload-state-access", "ReadAndWriteCheckpoints", statement =>
                statement["Resource"] = $"arn:aws:s3:::infra-dev-state-1c252d20/{Planted}*")
            .Input("state-bucket", inputs => inputs["tags"]![Planted] = Planted)
            .Input("bastion-key", inputs => inputs["publicKey"] = Planted)
            .Set(Planted, Planted);
        var report = JsonNode.Parse(head.Json)!;
        report["findings"]!.AsArray().Add(new JsonObject
        {
            ["code"] = Planted,
            ["severity"] = "error",
            ["message"] = Planted,
            ["where"] = Planted,
            ["help"] = Planted,
        });
        File.WriteAllText(after, report.ToJsonString());

        Clean(Tool("", "diff", "dev", "--base", before, "--head", after, "--format", format), [1]);
        report["stack"] = Planted;
        File.WriteAllText(after, report.ToJsonString());
        Clean(Tool("", "diff", "dev", "--base", before, "--head", after, "--format", format), [2]);
    }

    [Fact]
    public void A_command_line_shows_none()
    {
        foreach (var arguments in (string[][])[
            [Planted], ["check", $"--{Planted}"], ["decide", "-", "--format", Planted], ["diff", Planted, "--base-ref", Planted],
            ["diff", "dev", "--base", "x", "--fail-on", Planted], ["compare", "a", "b", "--budget", Planted],
            ["guard", Planted], ["guard", "lifecycle", "-", "--outage-days", Planted]])
        {
            Clean(Tool("", arguments), [2]);
        }
    }

    [Fact]
    public void A_rehearsal_that_is_refused_shows_none()
    {
        using var project = Project(new JsonObject
        {
            ["infra:bastion"] = new JsonObject
            {
                ["allowedCidrs"] = new JsonArray("198.18.0.0/24"),
                ["publicKey"] = Infra.TestSettings.PublicKey,
                ["identityFile"] = Planted,
            },
            ["infra:tags"] = new JsonObject { [Planted] = Planted },
        });

        Clean(Rehearse("bad", "--project", project.Folder), [2]);
        Clean(Rehearse("bad", "--project", project.Folder, "--format", "json"), [2]);
        Clean(Rehearse(Planted, "--project", project.Folder), [2]);
        Clean(Rehearse("bad", "--project", Path.Combine(folder, Planted)), [2]);
        Clean(Rehearse("bad", $"--{Planted}"), [2]);
    }

    [Needs("python3")]
    public void On_a_terminal_hostile_text_is_shown_too()
    {
        using var project = Project(new JsonObject
        {
            ["aws:region"] = "us-east-1",
            ["infra:stage"] = "dev",
            ["infra:bastion"] = new JsonObject
            {
                ["allowedCidrs"] = new JsonArray("198.18.0.0/24"),
                ["publicKey"] = Infra.TestSettings.PublicKey,
            },
            [$"other:{Planted.Replace(":", ".", StringComparison.Ordinal)}"] = Planted,
        });

        var accepted = OnTerminal("Review.dll", "review", "bad", "--project", project.Folder);
        Assert.Matches(Colour(), accepted.Output); // CommandLineTests: a review that is not on a terminal has none
        Clean(accepted with { Output = Colour().Replace(accepted.Output, "") }, [0]);
        foreach (var refused in (string[][])[
            ["Review.dll", "review", Planted, "--project", project.Folder],
            ["Rehearsal.dll", "rehearse", Planted, "--project", project.Folder]])
        {
            var run = OnTerminal(refused);
            Clean(run with { Output = Colour().Replace(run.Output, "") }, [2]);
        }
    }

    [Fact]
    public void JSON_has_the_text_as_it_is()
    {
        var lifecycle = new JsonObject
        {
            ["Rules"] = new JsonArray(new JsonObject { ["ID"] = Planted, ["Expiration"] = new JsonObject { ["Days"] = 1 } }),
        };
        var run = Tool(lifecycle.ToJsonString(), "guard", "lifecycle", "-", "--format", "json");

        Assert.Equal(Planted, JsonNode.Parse(run.Output)!["findings"]![0]!["where"]!.ToString());
    }

    [Theory]
    [InlineData("check", "code h3 p strong table tbody td th thead tr")]
    [InlineData("compare", "code details h3 p pre strong summary table tbody td th thead tr")]
    [InlineData("guard", "code li p strong ul")]
    public void Markdown_has_no_element_but_its_own(string verb, string elements)
    {
        var file = Path.Combine(folder, "base.json");
        File.WriteAllText(file, """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""");
        var rule = new JsonObject { ["ID"] = Planted, ["Expiration"] = new JsonObject { ["Days"] = 1 } };
        var run = verb switch
        {
            "check" => Tool(Policy, "check", "-", "--format", "markdown"),
            "compare" => Tool(Policy, "compare", file, "-", "--kind", "identity", "--format", "markdown"),
            _ => Tool(
                new JsonObject { ["Rules"] = new JsonArray(rule) }.ToJsonString(), "guard", "lifecycle", "-", "--format",
                "markdown"),
        };

        Assert.Equal(1, run.ExitCode);
        var tags = RenderedMarkdown.Tags(run.Output).Select(tag => tag.Split(' ')[0]);
        Assert.Empty(tags.Except([.. elements.Split(' '), "a"]));
        Assert.Contains("</code><script>x</script>| a |", RenderedMarkdown.Text(run.Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void The_process_shows_the_same_as_the_tests_above(string format)
    {
        string[] arguments = ["check", "-", Path.Combine(folder, Planted), "--format", format];
        var process = Review.Verbs.Tool.StartWith(Policy, arguments);

        Clean(process, [2]);
        Assert.Equal(Tool(Policy, arguments), process);
    }

    /// <summary>Tests of the check that the tests above use.</summary>
    [Theory]
    [InlineData("a\e[2J", "U+001B")]
    [InlineData("a\u202eb", "U+202E")]
    [InlineData("a\rb", "U+000D")]
    [InlineData("a\n \t::add-mask::x", " \t::add-mask::x")]
    [InlineData("a ##[add-mask]x", "a ##[add-mask]x")]
    [InlineData("a ::b::\n# [x]\té 日本 🙂\n", null)]
    public void What_must_not_be_shown_is_found(string output, string? found) => Assert.Equal(found, Shown.Hidden(output));

    private static void Clean(Programs.Finished run, int[] codes)
    {
        Assert.True(codes.Contains(run.ExitCode), $"{run.ExitCode}\n{run.Error}");
        Assert.Null(Shown.Hidden(run.Output));
        Assert.Null(Shown.Hidden(run.Error));
        Assert.Contains("planted", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static ProjectOnDisk Project(JsonObject settings) =>
        new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml")))
            .With("bad", new JsonObject { ["config"] = settings }.ToJsonString());

    private static Programs.Finished Rehearse(params IEnumerable<string> arguments) =>
        Programs.Run("dotnet", "", [Path.Combine(AppContext.BaseDirectory, "Rehearsal.dll"), "rehearse", .. arguments]);

    /// <summary>
    /// Runs a program of this folder on a pseudo-terminal; the output is that of both streams, with plain line ends.
    /// </summary>
    private static Programs.Finished OnTerminal(params IEnumerable<string> command)
    {
        const string Spawn = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";
        var run = Programs.Run(
            "env", "",
            [
                "-u", "NO_COLOR", "-u", "CI", "TERM=xterm-256color", "python3", "-c", Spawn, "dotnet",
                Path.Combine(AppContext.BaseDirectory, command.First()), .. command.Skip(1),
            ]);
        return run with
        {
            Output = KeypadMode().Replace(run.Output.Replace("\r\n", "\n", StringComparison.Ordinal), ""),
        };
    }

    // .NET writes these where standard input is a terminal.
    [GeneratedRegex("\e\\[\\?1[hl]\e[=>]")]
    private static partial Regex KeypadMode();

    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex Colour();

    // In this process; the last test shows that the process has the same output.
    private static Programs.Finished Tool(string input, params IEnumerable<string> arguments) =>
        Review.Verbs.Tool.RunWith(input, arguments);
}

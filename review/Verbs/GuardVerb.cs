using System.CommandLine;
using System.Text.Json.Nodes;
using Review.Forms;
using Review.StateSafety;

namespace Review.Verbs;

/// <summary>
/// <c>guard lifecycle FILE|-</c> and <c>guard preview FILE|-</c>: find changes that would delete a job's state, in a bucket's
/// lifecycle configuration and in the output of <c>pulumi preview --json</c>. Exit code 1 if there is one.
/// </summary>
public static class GuardVerb
{
    internal static Command Command(Streams streams)
    {
        var outage = new Option<int>(
            "--outage-days")
        { Description = "How many days a job may be down and still resume", DefaultValueFactory = _ => 7 };
        var lifecycle = Guard(
            "lifecycle",
            "Check a lifecycle configuration that `aws s3api get-bucket-lifecycle-configuration` printed",
            (parsed, text) => LifecycleCheck.Check(text, parsed.GetValue(outage)),
            streams);
        lifecycle.Add(outage);
        return new Command("guard", "Find changes that would delete a Flink job's state")
        {
            lifecycle,
            Guard(
                "preview", "Check a preview that `pulumi preview --json` printed", (_, text) => ReplacementCheck.Check(text),
                streams),
        };
    }

    private static Command Guard(
        string name, string description, Func<ParseResult, string, IReadOnlyList<StateSafetyFinding>> check, Streams streams)
    {
        var file = new Argument<string>("FILE") { Description = "The JSON file; - reads standard input" };
        var format = FormatOption.With();
        var command = new Command(name, description) { file, format };
        command.SetAction(parsed =>
            (int)Run(parsed.GetRequiredValue(file), text => check(parsed, text), parsed.GetValue(format), streams));
        return command;
    }

    /// <summary>Checks a file and writes the findings. <see cref="ExitCode.BadInput"/> if the file cannot be read.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <param name="check">The check of its text; throws <see cref="FormatException"/> if it cannot read it.</param>
    public static ExitCode Run(
        string path, Func<string, IReadOnlyList<StateSafetyFinding>> check, OutputFormat format, Streams streams)
    {
        if (streams.ReadText(path) is not { } text)
        {
            return ExitCode.BadInput;
        }

        try
        {
            var findings = check(text);
            streams.Output.Write(Written(findings, format));
            return findings.Count == 0 ? ExitCode.Success : ExitCode.Finding;
        }
        catch (FormatException wrong)
        {
            streams.Error.WriteLine($"{Streams.Name(path)}: {Visible.Of(wrong.Message)}");
            return ExitCode.BadInput;
        }
    }

    private static string Written(IReadOnlyList<StateSafetyFinding> findings, OutputFormat format) => format switch
    {
        OutputFormat.Json => JsonForm.Write(new()
        {
            ["findings"] = JsonForm.List(findings, finding => new JsonObject
            {
                ["code"] = finding.Code,
                ["severity"] = "error",
                ["message"] = finding.Message,
                ["where"] = finding.Where,
                ["help"] = finding.Help,
            }),
        }),
        OutputFormat.Markdown => findings.Count == 0
            ? "No change here deletes state.\n"
            : string.Concat(
                findings.Select(
                    finding => $"- **{finding.Code}** {SafeMarkdown.Code(finding.Where)}: "
                        + $"{SafeMarkdown.Sentence(finding.Message)}; {finding.Help}\n")),
        _ => findings.Count == 0
            ? "no change here deletes state\n"
            : string.Concat(
                findings.Select(
                    finding => $"error {finding.Code} {Visible.Of(finding.Where)}: {Visible.Of(finding.Message)}; "
                        + $"{finding.Help}\n")),
    };
}

using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Guards;
using Review.Forms;

namespace Review.Verbs;

/// <summary>
/// <c>guard lifecycle FILE|-</c> and <c>guard preview FILE|-</c>: look for what would take a job's state away, in a bucket's lifecycle
/// configuration and in what <c>pulumi preview --json</c> prints. Ends with 1 where there is something.
/// </summary>
internal static class GuardVerb
{
    public static Command Command()
    {
        var outage = new Option<int>("--outage-days") { Description = "How many days a job may be down and must still be resumable", DefaultValueFactory = _ => 7 };
        var lifecycle = Guard(
            "lifecycle",
            "A lifecycle configuration, as `aws s3api get-bucket-lifecycle-configuration` prints it",
            (parsed, text) => LifecycleGuard.Check(text, parsed.GetValue(outage)));
        lifecycle.Add(outage);
        return new Command("guard", "Find what would take a Flink job's state away")
        {
            lifecycle,
            Guard("preview", "A preview, as `pulumi preview --json` prints it", (_, text) => ReplacementGuard.Check(text)),
        };
    }

    private static Command Guard(string name, string description, Func<ParseResult, string, IReadOnlyList<GuardFinding>> check)
    {
        var file = new Argument<string>("FILE") { Description = "- reads standard input" };
        var format = Formats.Option();
        var command = new Command(name, description) { file, format };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            if (path == "-")
            {
                return Run("standard input", Console.In.ReadToEnd(), text => check(parsed, text), parsed.GetValue(format));
            }

            return InputFile.Read(
                path, input => Run(path, new StreamReader(input).ReadToEnd(), text => check(parsed, text), parsed.GetValue(format)));
        });
        return command;
    }

    private static int Run(string name, string text, Func<string, IReadOnlyList<GuardFinding>> check, ReportFormat format)
    {
        IReadOnlyList<GuardFinding> findings;
        try
        {
            findings = check(text);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine($"{name}: {wrong.Message}");
            return (int)ExitCode.BadInput;
        }

        Console.Write(format switch
        {
            ReportFormat.Json => Json(findings),
            ReportFormat.Markdown => findings.Count == 0
                ? "Nothing here takes state away.\n"
                : string.Concat(findings.Select(finding => $"- **{finding.Code}** `{finding.Where}`: {finding.Message}; {finding.Help}\n")),
            _ => findings.Count == 0
                ? "nothing here takes state away\n"
                : string.Concat(findings.Select(finding => $"error {finding.Code} {finding.Where}: {finding.Message}; {finding.Help}\n")),
        });
        return (int)(findings.Count == 0 ? ExitCode.Fine : ExitCode.Finding);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static string Json(IReadOnlyList<GuardFinding> findings) => new JsonObject
    {
        ["findings"] = new JsonArray([.. findings.Select(finding => new JsonObject
        {
            ["code"] = finding.Code,
            ["severity"] = "error",
            ["message"] = finding.Message,
            ["where"] = finding.Where,
            ["help"] = finding.Help,
        })]),
    }.ToJsonString(Indented) + "\n";
}

using IamEngine.Prove;
using Infra.Settings;
using Review;
using Review.Diff;
using Review.Drift.Answers;
using Review.Forms;
using Review.Forms.Report;
using Review.StateSafety;
using Review.Stacks;
using Review.Verbs;
using Tests.Review;

namespace Tests.Hostile;

/// <summary>The result of a verb on an input.</summary>
internal sealed record Answer(ExitCode Code, string Output, string Error);

/// <summary>A reader of external files, called in the same way as by its verb.</summary>
/// <param name="Seeds">Valid inputs from the folder <c>Corpus</c> or from this project.</param>
/// <param name="Read">
/// Runs the verb on an input. The numbers are that of the seed which the input is made from, and of the output format.
/// </param>
/// <param name="Runs">The number of mutated inputs in a test run; all together take a few seconds.</param>
internal sealed record Reader(string Name, IReadOnlyList<string> Seeds, Func<byte[], int, int, Answer> Read, int Runs)
{
    private static readonly OutputFormat[] Formats = [OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown];

    private static readonly string Folder = Path.Combine(Reviews.Root, "tests", "Hostile", "Corpus");

    public static IReadOnlyList<Reader> All { get; } =
    [
        Verb("check", ["policy.json"], (format, streams) => CheckVerb.Run(["-"], null, format, streams), 600),
        Verb("compare", ["policy.json"], (format, streams) =>
            CompareVerb.Run(Path.Combine(Folder, "policy.json"), "-", null, format, new Budget(20_000), streams), 150),
        Verb("decide", ["scenario.json", "scenarios.jsonl"], (format, streams) => DecideVerb.Run("-", format, streams), 3000),
        Verb("lifecycle", ["lifecycle.json"], (format, streams) =>
            GuardVerb.Run("-", text => LifecycleCheck.Check(text, 7), format, streams), 3000),
        Verb("preview", ["preview.json"], (format, streams) =>
            GuardVerb.Run("-", text => ReplacementCheck.Check(text), format, streams), 3000),
        Verb("head", ["report.json"], (format, streams) => Diff(Path.Combine(Folder, "report.json"), "-", format, streams), 120),
        Verb("base", ["report.json"], (format, streams) => Diff("-", Path.Combine(Folder, "report.json"), format, streams), 120),
        Verb("credentials", ["credentials.csv"], (_, streams) =>
            CredentialFile.Read("-", streams) is null ? ExitCode.BadInput : ExitCode.Success, 3000),
        Verb("plan", ["plan.json"], (format, streams) =>
            DiffVerb.RunPlan(Reviews.Root, "dev", "-", FailOn.Broadening, format, streams), 100),
        Verb("export", ["export.json"], (_, streams) => Export(streams), 2000),
        .. AnswerFolder.Readers,
        Yaml("stack", "Pulumi.dev.yaml", 150),
        Yaml("project", "Pulumi.yaml", 150),
    ];

    public IEnumerable<byte[]> SeedBytes() =>
        Seeds.Select(seed => AnswerFolder.Find(seed) ?? File.ReadAllBytes(seed.StartsWith("Pulumi.", StringComparison.Ordinal)
            ? Path.Combine(Reviews.Root, seed) : Path.Combine(Folder, seed)));

    private static Reader Verb(string name, IReadOnlyList<string> seeds, Func<OutputFormat, Streams, ExitCode> run, int runs) =>
        Verb(name, seeds, (_, format, streams) => run(format, streams), runs);

    /// <summary>A reader that a verb runs: it gets the name of the seed, and the input as its standard input.</summary>
    public static Reader Verb(
        string name, IReadOnlyList<string> seeds, Func<string, OutputFormat, Streams, ExitCode> run, int runs) =>
        new(
            name,
            seeds,
            (input, seed, choice) =>
            {
                using var output = new StringWriter { NewLine = "\n" };
                using var error = new StringWriter { NewLine = "\n" };
                ExitCode code;
                using (var shownOutput = new VisibleWriter(output) { NewLine = "\n" })
                using (var shownError = new VisibleWriter(error) { NewLine = "\n" })
                {
                    code = run(
                        seeds[seed], Formats[choice % Formats.Length],
                        new(() => new MemoryStream(input), shownOutput, shownError));
                }

                return new(code, output.ToString(), error.ToString());
            },
            runs);

    private static ExitCode Export(Streams streams)
    {
        if (streams.ReadText("-") is not { } text)
        {
            return ExitCode.BadInput;
        }

        var (export, reason) = StackExport.Read(text, "dev");
        streams.Error.WriteLine(reason);
        return export is null ? ExitCode.BadInput : ExitCode.Success;
    }

    private static ExitCode Diff(string @base, string head, OutputFormat format, Streams streams) =>
        DiffVerb.RunAsync(Reviews.Root, ["dev"], @base, null, head, FailOn.Broadening | FailOn.Findings, format, streams)
            .GetAwaiter().GetResult();

    private static Reader Yaml(string name, string file, int runs) => new(
        name,
        [file],
        (input, _, _) =>
        {
            using var project = new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml")));
            File.Copy(Path.Combine(Reviews.Root, "Pulumi.dev.yaml"), Path.Combine(project.Folder, "Pulumi.dev.yaml"));
            File.WriteAllBytes(Path.Combine(project.Folder, file), input);
            var (configuration, problems) = StackConfiguration.Read(project.Folder, "dev");
            if (configuration is not null
                && StackSettings.Read(configuration.Values, configuration.SecretKeys, "dev") is SettingsReading.Refused refused)
            {
                problems = [
                    .. problems,
                    .. refused.Problems.Select(problem =>
                        new StackProblem("", problem.Key, problem.Value, problem.Rule, problem.Remedy)),
                ];
            }

            return problems.Count == 0 ? new(ExitCode.Success, "", "")
                : new(ExitCode.BadInput, "", Visible.Lines(ProblemText.Write("dev", problems)));
        },
        runs);
}

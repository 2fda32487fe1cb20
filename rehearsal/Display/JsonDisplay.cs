using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Steps;

namespace Rehearsal.Display;

/// <summary>
/// Writes one JSON document at the end, for programs. Until then, it writes the name of the current part to standard error.
/// </summary>
internal sealed class JsonDisplay(TextWriter output, TextWriter errors) : IDisplay
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly HashSet<Part> begun = [];

    public void Say(string line) => errors.WriteLine($"rehearse: {line}");

    public void Begin(Part part, string title)
    {
        lock (begun)
        {
            if (begun.Add(part))
            {
                errors.WriteLine($"rehearse: {StepText.Name(part)}");
            }
        }
    }

    public void End(StepResult step)
    {
    }

    public void Finish(RehearsalReport report, IReadOnlyList<string>? manualInstructions)
    {
        var document = new JsonObject
        {
            ["stack"] = report.Stack,
            ["emulator"] = report.Emulator,
            ["steps"] = new JsonArray([.. report.Steps.Select(step => new JsonObject
            {
                ["part"] = StepText.Name(step.Part),
                ["title"] = step.Title,
                ["command"] = step.Command,
                ["state"] = step.Outcome.State switch
                {
                    StepState.AsExpected => "as expected",
                    StepState.NotAsExpected => "not as expected",
                    _ => "skipped",
                },
                ["result"] = step.Outcome.Result,
                ["details"] = new JsonArray([.. step.Outcome.Details.Select(detail => (JsonNode?)detail)]),
                ["seconds"] = Seconds(step.Took),
            })]),
            ["notes"] = new JsonArray([.. report.Notes.Select(note => (JsonNode?)note)]),
            ["seconds"] = Seconds(report.Took),
        };
        if (manualInstructions is not null)
        {
            document["manualInstructions"] = new JsonArray([.. manualInstructions.Select(command => (JsonNode?)command)]);
        }

        output.WriteLine(document.ToJsonString(Format));
        output.Flush();
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 2);
}

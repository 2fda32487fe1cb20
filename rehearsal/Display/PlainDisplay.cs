using Rehearsal.Steps;
using Spectre.Console;

namespace Rehearsal.Display;

/// <summary>Writes lines for CI and files: a step appears when it ends.</summary>
internal sealed class PlainDisplay(IAnsiConsole console) : IDisplay
{
    public void Say(string line) => Write(line);

    public void Begin(Part part, string title)
    {
        // The line of a step has its result, so it is written at the end.
    }

    public void End(StepResult step)
    {
        lock (console)
        {
            Write($"{StepText.Mark(step.Outcome.State)} {StepText.Head(step)}");
            foreach (var line in StepText.Body(step))
            {
                Write($"   {line}");
            }
        }
    }

    public void Finish(RehearsalReport report, IReadOnlyList<string>? manualInstructions)
    {
        foreach (var note in report.Notes)
        {
            Write($"\nnote: {note}");
        }

        Write($"\n{StepText.Summary(report)}");
        if (manualInstructions is not null)
        {
            Write(StepText.Manual(manualInstructions));
        }
    }

    // Without markup and wrapping, so that commands can be pasted.
    private void Write(string line) => console.Profile.Out.Writer.WriteLine(line);
}

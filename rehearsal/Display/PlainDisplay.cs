using Rehearsal.Steps;
using Spectre.Console;

namespace Rehearsal.Display;

/// <summary>One line after the other, for CI and files: a step is shown when it is over.</summary>
internal sealed class PlainDisplay(IAnsiConsole console) : IDisplay
{
    public void Say(string line) => Write(line);

    public void Begin(Part part, string title)
    {
        // Nothing yet: the line says how it ended.
    }

    public void End(StepResult step)
    {
        lock (console)
        {
            Write($"{Lines.Mark(step.Outcome.State)} {Lines.Head(step)}");
            foreach (var line in Lines.Body(step))
            {
                Write($"   {line}");
            }
        }
    }

    public void Finish(RehearsalReport report, IReadOnlyList<string>? byHand)
    {
        foreach (var note in report.Notes)
        {
            Write($"\nnote: {note}");
        }

        Write($"\n{Lines.Summary(report)}");
        if (byHand is not null)
        {
            Write(Lines.ByHand(byHand));
        }
    }

    // Past the markup and the wrapping: commands are to be pasted.
    private void Write(string line) => console.Profile.Out.Writer.WriteLine(line);
}

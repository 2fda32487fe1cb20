using Rehearsal.Steps;
using Spectre.Console;

namespace Rehearsal.Display;

/// <summary>For a terminal: in colour, with the step that is under way in the last line.</summary>
internal sealed class TerminalDisplay(IAnsiConsole console) : IDisplay
{
    private StatusContext? status;

    public Task RunAsync(Func<Task> steps) => console.Status().Spinner(Spinner.Known.Dots).StartAsync("beginning", async context =>
    {
        status = context;
        await steps();
    });

    public void Say(string line) => console.MarkupLineInterpolated($"[grey]{line}[/]");

    public void Begin(Part part, string title) => status?.Status(Markup.Escape(title));

    public void End(StepResult step)
    {
        lock (console)
        {
            var colour = step.Outcome.State switch { StepState.AsExpected => "green", StepState.NotAsExpected => "red", _ => "yellow" };
            console.MarkupLine($"[{colour}]{Lines.Mark(step.Outcome.State)}[/] {Markup.Escape(Lines.Head(step))}");
            foreach (var line in Lines.Body(step))
            {
                console.MarkupLine($"   [grey]{Markup.Escape(line)}[/]");
            }
        }
    }

    public void Finish(RehearsalReport report, IReadOnlyList<string>? byHand)
    {
        foreach (var note in report.Notes)
        {
            console.MarkupLineInterpolated($"\n[grey]note: {note}[/]");
        }

        var colour = report.NotAsExpected == 0 ? "green" : "red";
        console.MarkupLine($"\n[{colour}]{Markup.Escape(Lines.Summary(report))}[/]");
        if (byHand is not null)
        {
            console.Profile.Out.Writer.WriteLine(Lines.ByHand(byHand)); // not wrapped, since it is to be pasted
        }
    }
}

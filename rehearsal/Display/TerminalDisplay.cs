using Rehearsal.Steps;
using Spectre.Console;

namespace Rehearsal.Display;

/// <summary>
/// Writes to a terminal: in colour, with the running steps in the last line. Lines are not wrapped, so that commands can be
/// pasted.
/// </summary>
internal sealed class TerminalDisplay(IAnsiConsole console) : IDisplay
{
    private const string ClearLine = "\r\e[2K";

    private readonly List<string> running = [];

    public void Say(string line) => Write([Grey(line)]);

    public void Begin(Part part, string title)
    {
        lock (running)
        {
            running.Add(title);
        }

        Write([]);
    }

    public void End(StepResult step)
    {
        lock (running)
        {
            running.Remove(step.Title);
        }

        var colour = step.Outcome.State switch { StepState.AsExpected => 32, StepState.NotAsExpected => 31, _ => 33 };
        Write(
            [
                $"{Coloured(colour, StepText.Mark(step.Outcome.State))} {StepText.Head(step)}",
                .. StepText.Body(step).Select(line => Grey($"   {line}")),
            ]);
    }

    public void Finish(RehearsalReport report, IReadOnlyList<string>? manualInstructions) => Write(
    [
        .. report.Notes.SelectMany(note => (string[])["", Grey($"note: {note}")]),
        "",
        Coloured(report.NotAsExpected == 0 ? 32 : 31, StepText.Summary(report)),
        .. manualInstructions is null ? Array.Empty<string>() : [StepText.Manual(manualInstructions)],
    ]);

    /// <summary>Writes lines above the last line, which names the running steps.</summary>
    private void Write(IEnumerable<string> lines)
    {
        lock (running)
        {
            var last = string.Join(" and ", running);
            var room = Math.Max(console.Profile.Width - 4, 10);
            var writer = console.Profile.Out.Writer;
            writer.Write($"{ClearLine}{string.Concat(lines.Select(line => $"{line}\n"))}");
            writer.Write(last.Length == 0 ? "" : Grey($"... {(last.Length > room ? last[..room] : last)}"));
            writer.Flush();
        }
    }

    private string Grey(string text) => Coloured(90, text);

    private string Coloured(int colour, string text) =>
        console.Profile.Capabilities.ColorSystem == ColorSystem.NoColors ? text : $"\e[{colour}m{text}\e[0m";
}

using Rehearsal.Steps;
using Spectre.Console;

namespace Rehearsal.Display;

/// <summary>
/// For a terminal: in colour, with what is under way in the last line. Lines are not wrapped here, so that commands can be pasted.
/// </summary>
internal sealed class TerminalDisplay(IAnsiConsole console) : IDisplay
{
    private const string ClearLine = "\r\e[2K";

    private readonly List<string> underWay = [];

    public void Say(string line) => Write([Grey(line)]);

    public void Begin(Part part, string title)
    {
        lock (underWay)
        {
            underWay.Add(title);
        }

        Write([]);
    }

    public void End(StepResult step)
    {
        lock (underWay)
        {
            underWay.Remove(step.Title);
        }

        var colour = step.Outcome.State switch { StepState.AsExpected => 32, StepState.NotAsExpected => 31, _ => 33 };
        Write([$"{Coloured(colour, Lines.Mark(step.Outcome.State))} {Lines.Head(step)}", .. Lines.Body(step).Select(line => Grey($"   {line}"))]);
    }

    public void Finish(RehearsalReport report, IReadOnlyList<string>? byHand) => Write(
    [
        .. report.Notes.SelectMany(note => (string[])["", Grey($"note: {note}")]),
        "",
        Coloured(report.NotAsExpected == 0 ? 32 : 31, Lines.Summary(report)),
        .. byHand is null ? Array.Empty<string>() : [Lines.ByHand(byHand)],
    ]);

    /// <summary>Puts lines above the last one, which tells what is under way.</summary>
    private void Write(IEnumerable<string> lines)
    {
        lock (underWay)
        {
            var last = string.Join(" and ", underWay);
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

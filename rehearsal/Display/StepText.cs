using System.Globalization;
using Rehearsal.Steps;

namespace Rehearsal.Display;

/// <summary>The text of the displays for people.</summary>
internal static class StepText
{
    public static string Mark(StepState state) => state switch
    {
        StepState.AsExpected => "ok",
        StepState.NotAsExpected => "NO",
        _ => "--",
    };

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    /// <summary>The first line of a step. It names the part, because two parts run concurrently.</summary>
    public static string Head(StepResult step) => $"{Name(step.Part)}: {step.Title} ({Seconds(step.Took)})";

    /// <summary>The lines below the first line of a step, without indentation.</summary>
    public static IEnumerable<string> Body(StepResult step) =>
    [
        .. step.Command is { } command ? command.Split('\n').Select((line, index) => index == 0 ? $"$ {line}" : $"  {line}") : [],
        .. step.Outcome.Result.Split('\n').Select(line => $"-> {line}"),
        .. step.Outcome.Details.SelectMany(detail => detail.Split('\n')).Select(line => $"   {line}"),
    ];

    public static string Summary(RehearsalReport report)
    {
        var skipped = report.Skipped > 0 ? $", {report.Skipped} skipped" : "";
        var verdict = report.NotAsExpected == 0 ? "as expected" : $"as expected, {report.NotAsExpected} NOT";
        var times = string.Join(", ", report.Times.Select(time => $"{Name(time.Part)} {Seconds(time.Took)}"));
        return $"{report.AsExpected} steps {verdict}{skipped}; {Seconds(report.Took)}: {times}";
    }

    public static string Manual(IReadOnlyList<string> commands) =>
        $"\nThe emulator runs until Ctrl-C. In another terminal:\n\n{string.Join("\n", commands)}";

    public static string Name(Part part) => part.ToString().ToLowerInvariant();
}

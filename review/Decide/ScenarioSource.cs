using System.Text;
using System.Text.Json;
using IamEngine.Decide.Scenarios;
using IamEngine.Json;

namespace Review.Decide;

/// <summary>How an input contains its scenarios.</summary>
internal enum InputShape
{
    /// <summary>One JSON object.</summary>
    Single,

    /// <summary>A JSON list of them.</summary>
    List,

    /// <summary>One JSON object per line.</summary>
    Lines,
}

/// <summary>A scenario of an input, read or refused, and its position.</summary>
/// <param name="Place"><c>line 3</c>, for example; empty unless the input is JSON lines.</param>
/// <param name="Reading">The scenario, or what is wrong with it.</param>
internal sealed record PlacedScenario(string Place, ScenarioReading Reading);

/// <summary>
/// Reads scenarios one by one; with JSON lines it holds one line at a time. The beginning of the input decides its shape: a
/// bracket means a list; a first line that is a whole object, or that the next line does not continue, means JSON lines; anything
/// else means one object.
/// </summary>
internal sealed class ScenarioSource
{
    private const int LongestText = 64 * 1024 * 1024;

    private readonly LineReader lines;
    private readonly PolicyCache memory;
    private readonly List<(string Text, int Number)> ahead = [];

    private ScenarioSource(TextReader input, PolicyCache memory)
    {
        this.memory = memory;
        lines = new(input, LongestText);
        Shape = Detect();
    }

    public InputShape Shape { get; }

    /// <summary>
    /// Throws <see cref="DecoderFallbackException"/>, here or later, if the reader is strict and the input is not UTF-8.
    /// </summary>
    public static ScenarioSource Of(TextReader input, PolicyCache memory) => new(input, memory);

    public IEnumerable<PlacedScenario> Read() => Shape == InputShape.Lines ? ReadLines() : ReadWhole();

    private InputShape Detect()
    {
        if (!Peek(0, out var first))
        {
            return InputShape.Single;
        }

        if (first.TrimStart().StartsWith('['))
        {
            return InputShape.List;
        }

        if (!Peek(1, out var second))
        {
            return InputShape.Single;
        }

        using var alone = JsonText.Parse(first, out _);
        return alone is not null || second.StartsWith('{') ? InputShape.Lines : InputShape.Single;
    }

    private bool Peek(int index, out string text)
    {
        while (ahead.Count <= index && lines.Next(out var line, out var number))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                ahead.Add((line, number));
            }
        }

        text = ahead.Count > index ? ahead[index].Text : "";
        return ahead.Count > index;
    }

    private IEnumerable<PlacedScenario> ReadLines()
    {
        while (Peek(0, out var text))
        {
            var place = $"line {ahead[0].Number}";
            ahead.RemoveAt(0);
            yield return new(place, text.Length > LongestText
                ? TooLong()
                : ScenarioReader.Read(text, memory));
        }
    }

    private IEnumerable<PlacedScenario> ReadWhole()
    {
        var text = new StringBuilder();
        var lineOfText = 1;
        foreach (var (line, number) in ahead)
        {
            // Keeps line numbers right across blank lines.
            text.Append('\n', number - lineOfText).Append(line);
            lineOfText = number;
        }

        while (lines.Next(out var line, out _) && text.Length <= LongestText)
        {
            text.Append('\n').Append(line);
        }

        if (text.Length > LongestText)
        {
            return [new("", TooLong())];
        }

        if (text.Length == 0)
        {
            return [new("", Refused("the input is empty; expected a scenario"))];
        }

        using var document = JsonText.Parse(text.ToString(), out var reason);
        return document is null ? [new("", Refused(reason!))] : [.. ReadElements(document.RootElement)];
    }

    private IEnumerable<PlacedScenario> ReadElements(JsonElement root) => root.ValueKind == JsonValueKind.Array
        ? root.EnumerateArray().Select((item, index) => new PlacedScenario("", ScenarioReader.Read(item, $"$[{index}]", memory)))
        : [new("", ScenarioReader.Read(root, "$"))];

    private static ScenarioReading.Refused TooLong() =>
        Refused($"longer than {LongestText} characters; write one scenario per line (JSON lines), so that they are read one by "
            + "one");

    private static ScenarioReading.Refused Refused(string message) => new([new("$", message)]);
}

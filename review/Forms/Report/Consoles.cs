using Spectre.Console;

namespace Review.Forms.Report;

/// <summary>
/// Where a report for people is drawn: in colour on a terminal, and plain, the same on every machine, anywhere else.
/// </summary>
internal static class Consoles
{
    // Wide enough that nothing wraps, so that a file does not depend on the terminal it was made in.
    private const int Unbounded = 10_000;

    public static bool IsTerminal => !Console.IsOutputRedirected;

    public static IAnsiConsole Terminal() => VisibleConsole.OfProcess();

    /// <summary>What is drawn, as text without colours and without white space at the ends of lines.</summary>
    public static string Plain(Action<IAnsiConsole> draw)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Unbounded;
        console.Profile.Capabilities.Unicode = true;
        draw(console);
        return string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }
}

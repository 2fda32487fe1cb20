using Spectre.Console;

namespace Review.Forms.Report;

/// <summary>
/// The consoles that a text report is drawn on: with colours on a terminal; elsewhere plain and the same on every machine.
/// </summary>
internal static class Consoles
{
    // Wide enough that no line wraps, so that the output does not depend on the terminal.
    private const int Unbounded = 10_000;

    public static bool IsTerminal => !Console.IsOutputRedirected;

    public static IAnsiConsole Terminal() => VisibleConsole.OfProcess();

    /// <summary>The drawn text, without colours and without white space at the ends of lines.</summary>
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

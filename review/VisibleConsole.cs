using Spectre.Console;
using Spectre.Console.Rendering;

namespace Review;

/// <summary>A console that uses colours on a terminal and shows texts as <see cref="Visible"/> does.</summary>
public static class VisibleConsole
{
    /// <summary>
    /// The console of standard output. It writes its own escape sequences as they are and shows those of a text.
    /// </summary>
    public static IAnsiConsole OfProcess()
    {
        var console = AnsiConsole.Create(new() { Out = new RawOutput() });
        console.Pipeline.Attach(new Hook());
        return console;
    }

    // Terminal and width come from standard output, because Spectre does not recognise the raw writer as a terminal.
    private sealed class RawOutput : IAnsiConsoleOutput
    {
        private readonly AnsiConsoleOutput standard = new(Console.Out);

        public TextWriter Writer => VisibleWriter.RawOutput;

        public bool IsTerminal => standard.IsTerminal;

        public int Width => standard.Width;

        public int Height => standard.Height;

        public void SetEncoding(System.Text.Encoding encoding) => standard.SetEncoding(encoding);
    }

    private sealed class Hook : IRenderHook
    {
        public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
            renderables.Select(renderable => new Shown(renderable));
    }

    private sealed class Shown(IRenderable hidden) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => hidden.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            hidden.Render(options, maxWidth).Select(segment => segment.IsControlCode || segment.IsLineBreak
                ? segment
                : new Segment(Visible.Lines(segment.Text), segment.Style));
    }
}

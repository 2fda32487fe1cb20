using Spectre.Console;
using Spectre.Console.Rendering;

namespace Review;

/// <summary>A console with colours on a terminal, whose texts are <see cref="Visible"/>.</summary>
public static class VisibleConsole
{
    /// <summary>The console of standard output. Its own escape sequences pass; those of a text are shown.</summary>
    public static IAnsiConsole OfProcess()
    {
        var console = AnsiConsole.Create(new() { Out = new RawOutput() });
        console.Pipeline.Attach(new Hook());
        return console;
    }

    // Whether there is a terminal, and how wide, are facts of standard output, which Spectre knows by its writer.
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

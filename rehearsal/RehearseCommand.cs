using Rehearsal.Display;
using Review;
using Review.Forms.Report;
using Review.Reports;
using Review.Stacks;
using Spectre.Console;

namespace Rehearsal;

/// <summary><c>rehearse STACK</c>: deploys a stack into a local emulator of AWS and walks the ways through it with real clients.</summary>
public static class RehearseCommand
{
    /// <summary>How a shell says that a program was interrupted.</summary>
    public const int Interrupted = 130;

    /// <returns>
    /// 0: every step was as expected or skipped. 1: one was not. 2: the settings cannot be used. 3: it could not be done: no emulator or
    /// no AWS CLI, or the emulator ended. 130: interrupted.
    /// </returns>
    public static async Task<int> RunAsync(
        string stack, RehearseOptions options, IAnsiConsole console, TextWriter errors, CancellationToken cancellation)
    {
        if (await StackReview.OfAsync(options.Folder, stack) is StackReview.Refused refused)
        {
            await errors.WriteAsync(ProblemText.Write(stack, refused.Problems));
            return (int)ExitCode.BadInput;
        }

        var display = Choose(options, console);
        try
        {
            var report = await new RehearsalRun(StackConfiguration.Read(options.Folder, stack).Configuration!, options, display).RunAsync(cancellation);
            return (int)(report.NotAsExpected > 0 ? ExitCode.Finding : report.HasWalk ? ExitCode.Success : ExitCode.NotDecided);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await errors.WriteLineAsync("interrupted; everything that was started has ended");
            return Interrupted;
        }
        catch (RehearsalException failure)
        {
            await errors.WriteLineAsync(failure.Message);
            return (int)ExitCode.NotDecided;
        }
    }

    private static IDisplay Choose(RehearseOptions options, IAnsiConsole console) => options.Json
        ? new JsonDisplay(console.Profile.Out.Writer)
        : console.Profile is { Out.IsTerminal: true, Capabilities: { Interactive: true, Ansi: true } }
            ? new TerminalDisplay(console)
            : new PlainDisplay(console);
}

using Rehearsal.Display;
using Rehearsal.Machine;
using Rehearsal.Steps;
using Review;
using Review.Forms.Report;
using Review.Reports;
using Review.Stacks;
using Spectre.Console;

namespace Rehearsal;

/// <summary><c>rehearse STACK</c>: deploys a stack into a local AWS emulator and uses it with real clients.</summary>
public static class RehearseCommand
{
    /// <summary>The shell's exit code for an interrupted program.</summary>
    public const int Interrupted = 130;

    /// <returns>
    /// 0: every step is as expected or skipped. 1: a step is not as expected. 2: invalid settings. 3: not decided: no emulator,
    /// no AWS CLI, or the emulator ended. 130: interrupted.
    /// </returns>
    public static async Task<int> RunAsync(
        string stack, RehearseOptions options, IAnsiConsole console, TextWriter errors, CancellationToken cancellation)
    {
        if (await StackReview.ProblemsAsync(options.Folder, stack) is { Count: > 0 } problems)
        {
            await errors.WriteAsync(ProblemText.Write(stack, problems));
            return (int)ExitCode.BadInput;
        }

        var configuration = StackConfiguration.Read(options.Folder, stack).Configuration!;
        if (OperatorStack.Problem(configuration) is { } problem)
        {
            await errors.WriteAsync(ProblemText.Write(stack, [problem]));
            return (int)ExitCode.BadInput;
        }

        var display = Choose(options, console, errors);
        try
        {
            var report = await new RehearsalRun(configuration, options, display).RunAsync(cancellation);
            return (int)(report.NotAsExpected > 0 ? ExitCode.Finding : report.HasWalk ? ExitCode.Success : ExitCode.NotDecided);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await errors.WriteLineAsync("interrupted; all started programs have ended");
            return Interrupted;
        }
        catch (RehearsalException failure)
        {
            await errors.WriteLineAsync(failure.Message);
            return (int)ExitCode.NotDecided;
        }
    }

    private static IDisplay Choose(RehearseOptions options, IAnsiConsole console, TextWriter errors) => options.Json
        ? new JsonDisplay(console.Profile.Out.Writer, errors)
        : console.Profile is { Out.IsTerminal: true, Capabilities: { Interactive: true, Ansi: true } }
            ? new TerminalDisplay(console)
            : new PlainDisplay(console);
}

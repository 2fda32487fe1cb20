using CliWrap;

namespace Rehearsal.Machine;

/// <summary>A program that keeps running, such as a server, until it is stopped by its own process id.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Workshop workshop;
    private readonly CancellationTokenSource ask = new();
    private readonly CancellationTokenSource force = new();
    private readonly CommandTask<CommandResult> task;

    private RunningProgram(Workshop workshop, Command command, string name)
    {
        this.workshop = workshop;
        Log = new(workshop.At($"{name}.log"));
        var pipe = PipeTarget.Create((stream, cancellation) => Log.FillAsync(stream, cancellation));
        task = command.WithStandardOutputPipe(pipe).WithStandardErrorPipe(pipe).ExecuteAsync(force.Token, ask.Token);
        Ended = EndAsync();
    }

    public ProgramLog Log { get; }

    public int ProcessId => task.ProcessId;

    /// <summary>Completes when the program ends, with its exit code; null when it was stopped from here.</summary>
    public Task<int?> Ended { get; }

    public static RunningProgram Start(Workshop workshop, Command command, string name) => new(workshop, command, name);

    public async ValueTask DisposeAsync()
    {
        await ask.CancelAsync();
        if (await Task.WhenAny(Ended, Task.Delay(Grace)) != Ended)
        {
            await force.CancelAsync();
        }

        await Ended;
        ask.Dispose();
        force.Dispose();
    }

    private async Task<int?> EndAsync()
    {
        try
        {
            return (await task).ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            workshop.Forget(task.ProcessId);
            Log.Dispose();
        }
    }
}

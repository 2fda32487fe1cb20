using CliWrap;

namespace Rehearsal.Machine;

/// <summary>A program such as a server, which runs until it is disposed. Disposal ends this process only.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly WorkDirectory workDirectory;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource kill = new();
    private readonly CommandTask<CommandResult> task;

    private RunningProgram(WorkDirectory workDirectory, Command command, string name)
    {
        this.workDirectory = workDirectory;
        Log = new(workDirectory.At($"{name}.log"));
        var pipe = PipeTarget.Create((stream, cancellation) => Log.FillAsync(stream, cancellation));
        task = command.WithStandardOutputPipe(pipe).WithStandardErrorPipe(pipe).ExecuteAsync(kill.Token, stop.Token);
        Ended = EndAsync();
    }

    public ProgramLog Log { get; }

    public int ProcessId => task.ProcessId;

    /// <summary>Completes when the program ends: its exit code, or null if disposal ended it.</summary>
    public Task<int?> Ended { get; }

    public static RunningProgram Start(WorkDirectory workDirectory, Command command, string name) =>
        new(workDirectory, command, name);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (await Task.WhenAny(Ended, Task.Delay(StopTimeout)) != Ended)
        {
            await kill.CancelAsync();
        }

        await Ended;
        stop.Dispose();
        kill.Dispose();
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
            workDirectory.Forget(task.ProcessId);
            Log.Dispose();
        }
    }
}

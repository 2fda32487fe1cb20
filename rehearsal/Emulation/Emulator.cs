using Rehearsal.Machine;

namespace Rehearsal.Emulation;

/// <summary>A moto server on a loopback port. It allows every request: the gateway enforces policies.</summary>
public sealed class Emulator : IAsyncDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly RunningProgram program;
    private readonly CancellationTokenSource exited = new();

    private Emulator(RunningProgram program, int port)
    {
        this.program = program;
        Endpoint = new($"http://127.0.0.1:{port}");
        _ = WatchExitAsync();
    }

    public Uri Endpoint { get; }

    public int ProcessId => program.ProcessId;

    public ProgramLog Log => program.Log;

    /// <summary>Cancelled when the emulator exits by itself.</summary>
    public CancellationToken Exited => exited.Token;

    /// <summary>The exit code if the emulator exited by itself; otherwise null.</summary>
    public int? ExitCode { get; private set; }

    /// <exception cref="RehearsalException">The emulator did not start; the message has its last lines of output.</exception>
    public static async Task<Emulator> StartAsync(
        WorkDirectory workDirectory, EmulatorSource source, CancellationToken cancellation, Func<int>? freePort = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = (freePort ?? FreePort.Next)();
            var program = RunningProgram.Start(workDirectory, source.Command(workDirectory, port), $"emulator-{attempt}");
            try
            {
                if (await IsUpAsync(program, port, cancellation))
                {
                    return new(program, port);
                }
            }
            catch
            {
                await program.DisposeAsync();
                throw;
            }

            await program.DisposeAsync();
            // Another program can take the port before the server does.
            if (attempt == Attempts || !(program.Log.Contains("already in use") || program.Log.Contains("already allocated")))
            {
                throw new RehearsalException($"the emulator ({source}) did not start:\n{LastLines(program.Log)}");
            }
        }
    }

    public static string LastLines(ProgramLog log) => string.Join("\n", log.Tail.TakeLast(8).Select(line => $"  {line}"));

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        exited.Dispose();
    }

    // Another program can answer on the port, so the log of this server must say that it listens.
    private static async Task<bool> IsUpAsync(RunningProgram program, int port, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var deadline = DateTime.UtcNow + StartTimeout;
        while (DateTime.UtcNow < deadline && !program.Ended.IsCompleted)
        {
            if (program.Log.Contains("Running on") && await AnswersAsync(client, port, cancellation))
            {
                return true;
            }

            await Task.Delay(50, cancellation);
        }

        return false;
    }

    private static async Task<bool> AnswersAsync(HttpClient client, int port, CancellationToken cancellation)
    {
        try
        {
            return (await client.GetAsync(
                new Uri($"http://127.0.0.1:{port}/moto-api/data.json"), cancellation)).IsSuccessStatusCode;
        }
        catch (Exception failure) when (
            failure is HttpRequestException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task WatchExitAsync()
    {
        if (await program.Ended is { } exitCode)
        {
            ExitCode = exitCode;
            await exited.CancelAsync();
        }
    }
}

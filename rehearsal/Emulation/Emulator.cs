using Rehearsal.Machine;

namespace Rehearsal.Emulation;

/// <summary>A moto server on a port of the loopback. It is for wiring only: it lets everyone do everything.</summary>
public sealed class Emulator : IAsyncDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RunningProgram program;
    private readonly CancellationTokenSource died = new();

    private Emulator(RunningProgram program, EmulatorSource source, int port)
    {
        (this.program, Source) = (program, source);
        Endpoint = new($"http://127.0.0.1:{port}");
        _ = NoticeEndAsync();
    }

    /// <summary>Where it came from.</summary>
    public EmulatorSource Source { get; }

    public Uri Endpoint { get; }

    public int ProcessId => program.ProcessId;

    public ProgramLog Log => program.Log;

    /// <summary>Cancelled when the emulator ends by itself.</summary>
    public CancellationToken Died => died.Token;

    /// <summary>How it ended by itself; null while it runs.</summary>
    public int? ExitCode { get; private set; }

    /// <exception cref="RehearsalException">It did not come up; the message holds the last it said.</exception>
    public static async Task<Emulator> StartAsync(
        Workshop workshop, EmulatorSource source, CancellationToken cancellation, Func<int>? freePort = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = (freePort ?? FreePort.Next)();
            var program = RunningProgram.Start(workshop, source.Command(workshop, port), $"emulator-{attempt}");
            try
            {
                if (await IsUpAsync(program, port, cancellation))
                {
                    return new(program, source, port);
                }
            }
            catch
            {
                await program.DisposeAsync();
                throw;
            }

            await program.DisposeAsync();
            // A port can be taken between the moment it was found free and the moment the server asks for it.
            if (attempt == Attempts || !(program.Log.Contains("already in use") || program.Log.Contains("already allocated")))
            {
                throw new RehearsalException($"the emulator ({source}) did not start:\n{LastWords(program.Log)}");
            }
        }
    }

    public static string LastWords(ProgramLog log) => string.Join("\n", log.Tail.TakeLast(8).Select(line => $"  {line}"));

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        died.Dispose();
    }

    // Whoever else answers on the port is not this server: it must have said by itself that it is up.
    private static async Task<bool> IsUpAsync(RunningProgram program, int port, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var deadline = DateTime.UtcNow + Patience;
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
            return (await client.GetAsync(new Uri($"http://127.0.0.1:{port}/moto-api/data.json"), cancellation)).IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task NoticeEndAsync()
    {
        if (await program.Ended is { } exitCode)
        {
            ExitCode = exitCode;
            await died.CancelAsync();
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Rehearsal.Emulation;
using Rehearsal.Machine;

namespace Tests.Rehearsal.Emulation;

public sealed class EmulatorTests
{
    private static EmulatorSource Source => new EmulatorSource.OnPath(Programs.Find("moto_server")!);

    [Needs("moto_server")]
    public async Task Another_port_is_used_if_the_first_is_taken()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;
        var ports = new Queue<int>([taken, FreePort.Next()]);
        await using var workDirectory = WorkDirectory.Open();

        await using var emulator = await Emulator.StartAsync(workDirectory, Source, default, ports.Dequeue);

        Assert.NotEqual(taken, emulator.Endpoint.Port);
    }

    [Needs("moto_server")]
    public async Task An_unexpected_exit_cancels_the_token()
    {
        await using var workDirectory = WorkDirectory.Open();
        await using var emulator = await Emulator.StartAsync(workDirectory, Source, default);

        using (var process = Process.GetProcessById(emulator.ProcessId))
        {
            process.Kill();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(10), emulator.Exited));
        Assert.NotNull(emulator.ExitCode);
    }

    [Fact]
    public async Task A_failed_start_is_reported_with_the_last_lines_of_output()
    {
        await using var workDirectory = WorkDirectory.Open();
        var script = workDirectory.At("moto_server");
        await File.WriteAllTextAsync(script, "#!/bin/sh\necho it is broken >&2\nexit 4\n");
        Programs.Run("chmod", "", "+x", script);

        var failure = await Assert.ThrowsAsync<RehearsalException>(
            () => Emulator.StartAsync(workDirectory, new EmulatorSource.OnPath(script), default));

        Assert.Equal($"the emulator ({script}) did not start:\n  it is broken", failure.Message);
    }
}

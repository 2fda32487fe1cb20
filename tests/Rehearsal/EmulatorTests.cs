using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Rehearsal;
using Rehearsal.Emulation;
using Rehearsal.Machine;

namespace Tests.Rehearsal;

public sealed class EmulatorTests
{
    private static EmulatorSource Source => new EmulatorSource.OnPath(Programs.Find("moto_server")!);

    [Needs("moto_server")]
    public async Task A_port_that_is_taken_meanwhile_is_changed_for_another()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var taken = ((IPEndPoint)squatter.LocalEndpoint).Port;
        var ports = new Queue<int>([taken, FreePort.Next()]);
        await using var workshop = Workshop.Open();

        await using var emulator = await Emulator.StartAsync(workshop, Source, default, ports.Dequeue);

        Assert.NotEqual(taken, emulator.Endpoint.Port);
    }

    [Needs("moto_server")]
    public async Task When_it_ends_by_itself_that_is_noticed()
    {
        await using var workshop = Workshop.Open();
        await using var emulator = await Emulator.StartAsync(workshop, Source, default);

        using (var process = Process.GetProcessById(emulator.ProcessId))
        {
            process.Kill();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(10), emulator.Died));
        Assert.NotNull(emulator.ExitCode);
    }

    [Fact]
    public async Task A_server_that_does_not_come_up_is_told_with_its_last_words()
    {
        await using var workshop = Workshop.Open();
        var script = workshop.At("moto_server");
        await File.WriteAllTextAsync(script, "#!/bin/sh\necho it is broken >&2\nexit 4\n");
        Programs.Run("chmod", "", "+x", script);

        var failure = await Assert.ThrowsAsync<RehearsalException>(() => Emulator.StartAsync(workshop, new EmulatorSource.OnPath(script), default));

        Assert.Equal($"the emulator ({script}) did not start:\n  it is broken", failure.Message);
    }
}

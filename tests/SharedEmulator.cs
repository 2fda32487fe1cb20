using Rehearsal.Emulation;
using Rehearsal.Machine;

namespace Tests;

/// <summary>
/// One emulator of AWS for all tests of a class, started by the first that needs it. Each test begins with an empty one.
/// </summary>
public sealed class SharedEmulator : IAsyncLifetime
{
    private WorkDirectory? workDirectory;
    private Emulator? emulator;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The address of the emulator, without a slash at its end.</summary>
    public async Task<string> EmptyAsync()
    {
        workDirectory ??= WorkDirectory.Open();
        emulator ??= await Emulator.StartAsync(
            workDirectory, new EmulatorSource.OnPath(Programs.Find("moto_server")!), default);
        using var client = new HttpClient();
        // https://docs.getmoto.org/en/latest/docs/server_mode.html#reset-api
        using var reset = await client.PostAsync(new Uri(emulator.Endpoint, "/moto-api/reset"), content: null);
        reset.EnsureSuccessStatusCode();
        return emulator.Endpoint.ToString().TrimEnd('/');
    }

    public async Task DisposeAsync()
    {
        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }

        if (workDirectory is not null)
        {
            await workDirectory.DisposeAsync();
        }
    }
}

using Rehearsal.Emulation;
using Rehearsal.Machine;

namespace Tests;

/// <summary>
/// One AWS emulator for all tests of a class; the first test that needs it starts it. It is empty at the start of each test, and
/// has none of AWS's own policies.
/// </summary>
public sealed class SharedEmulator : IAsyncLifetime
{
    private WorkDirectory? workDirectory;
    private Emulator? emulator;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The address of the emulator, without a trailing slash.</summary>
    public async Task<string> EmptyAsync()
    {
        workDirectory ??= WorkDirectory.Open();
        emulator ??= await Emulator.StartAsync(
            workDirectory, new EmulatorSource.OnPath(Programs.Find("moto_server")!) { HasManagedPolicies = false }, default);
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

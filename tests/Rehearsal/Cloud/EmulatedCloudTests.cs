using System.Net;
using System.Text;
using Rehearsal.Cloud;
using Rehearsal.Machine;

namespace Tests.Rehearsal.Cloud;

public sealed class EmulatedCloudTests
{
    private const string Identity = """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>
        </GetCallerIdentityResponse>
        """;

    [Fact]
    public async Task A_call_is_retried_after_server_errors()
    {
        using var service = new FakeService(500, 503, 200);
        using var cloud = new EmulatedCloud(service.Address, "us-east-1");

        Assert.Equal("123456789012", (await cloud.StsAsync("GetCallerIdentity", default)).Text("Account"));
        Assert.Equal(3, service.Calls);
    }

    [Fact]
    public async Task A_call_fails_after_four_server_errors()
    {
        using var service = new FakeService(500, 500, 500, 500, 500);
        using var cloud = new EmulatedCloud(service.Address, "us-east-1");

        var failure = await Assert.ThrowsAsync<CloudException>(() => cloud.StsAsync("GetCallerIdentity", default));
        Assert.StartsWith("sts:GetCallerIdentity", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, service.Calls);
    }

    [Fact]
    public async Task A_client_error_is_not_retried()
    {
        using var service = new FakeService(403, 200);
        using var cloud = new EmulatedCloud(service.Address, "us-east-1");

        await Assert.ThrowsAsync<CloudException>(() => cloud.StsAsync("GetCallerIdentity", default));
        Assert.Equal(1, service.Calls);
    }

    /// <summary>A service that responds with each status in turn.</summary>
    private sealed class FakeService : IDisposable
    {
        private readonly HttpListener listener = new();

        public FakeService(params int[] statuses)
        {
            Address = new($"http://127.0.0.1:{FreePort.Next()}/");
            listener.Prefixes.Add(Address.ToString());
            listener.Start();
            _ = ServeAsync(statuses);
        }

        public Uri Address { get; }

        public int Calls { get; private set; }

        public void Dispose() => listener.Close();

        private async Task ServeAsync(int[] statuses)
        {
            foreach (var status in statuses)
            {
                var context = await listener.GetContextAsync();
                Calls++;
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Identity));
                context.Response.Close();
            }
        }
    }
}

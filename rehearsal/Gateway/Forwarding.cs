using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Rehearsal.Gateway;

/// <summary>Sends on to the emulator what may pass: exactly the request that was judged.</summary>
internal sealed class Forwarding : IDisposable
{
    private readonly IHttpForwarder forwarder;
    private readonly HttpMessageInvoker client;
    private readonly string emulator;
    private readonly Verbatim verbatim;

    public Forwarding(IServiceProvider services, Uri emulator)
    {
        forwarder = services.GetRequiredService<IHttpForwarder>();
        this.emulator = emulator.GetLeftPart(UriPartial.Authority);
        verbatim = new(this.emulator);
        client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, UseCookies = false, Expect100ContinueTimeout = TimeSpan.Zero });
    }

    /// <exception cref="InvalidOperationException">The emulator could not be reached.</exception>
    public async Task StreamedAsync(HttpContext context)
    {
        var error = await forwarder.SendAsync(context, emulator, client, ForwarderRequestConfig.Empty, verbatim);
        if (error is not (ForwarderError.None or ForwarderError.RequestCanceled) && !context.Response.HasStarted)
        {
            throw new InvalidOperationException($"the emulator did not answer ({error})");
        }
    }

    /// <summary>The answer's status and headers go to the client; its body is given back, for whoever wants to look into it first.</summary>
    public async Task<byte[]> BufferedAsync(HttpContext context)
    {
        var client = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await StreamedAsync(context);
        }
        finally
        {
            context.Response.Body = client;
        }

        return buffer.ToArray();
    }

    public void Dispose() => client.Dispose();

    private sealed class Verbatim(string emulator) : HttpTransformer
    {
        // Without this option a Uri is tidied: another path would be asked for than was judged.
        private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.RequestUri = new Uri($"{emulator}{HttpReading.Target(httpContext)}", AsItIs);
            proxyRequest.Headers.Host = null; // the emulator's own, so that it does not take a part of the name for a bucket
        }
    }
}

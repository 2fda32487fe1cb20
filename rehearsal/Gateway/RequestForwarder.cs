using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Rehearsal.Gateway;

/// <summary>Forwards an allowed request to the emulator, byte for byte.</summary>
internal sealed class RequestForwarder : IDisposable
{
    private readonly IHttpForwarder forwarder;
    private readonly HttpMessageInvoker client;
    private readonly string emulator;
    private readonly ExactTransformer transformer;

    public RequestForwarder(IServiceProvider services, Uri emulator)
    {
        forwarder = services.GetRequiredService<IHttpForwarder>();
        this.emulator = emulator.GetLeftPart(UriPartial.Authority);
        transformer = new(this.emulator);
        client = new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
                Expect100ContinueTimeout = TimeSpan.Zero,
            });
    }

    /// <exception cref="InvalidOperationException">The emulator did not respond.</exception>
    public async Task ForwardAsync(HttpContext context)
    {
        var error = await forwarder.SendAsync(context, emulator, client, ForwarderRequestConfig.Empty, transformer);
        if (error is not (ForwarderError.None or ForwarderError.RequestCanceled) && !context.Response.HasStarted)
        {
            throw new InvalidOperationException($"the emulator did not respond ({error})");
        }
    }

    /// <summary>
    /// Forwards the request. Status and headers of the response go to the client; the body is returned to the caller.
    /// </summary>
    public async Task<byte[]> ForwardBufferedAsync(HttpContext context)
    {
        var client = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await ForwardAsync(context);
        }
        finally
        {
            context.Response.Body = client;
        }

        return buffer.ToArray();
    }

    public void Dispose() => client.Dispose();

    private sealed class ExactTransformer(string emulator) : HttpTransformer
    {
        // Without this option Uri normalizes the path, so the emulator would get another path than the decided one.
        private static readonly UriCreationOptions NoNormalization = new()
        {
            DangerousDisablePathAndQueryCanonicalization = true,
        };

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext,
            HttpRequestMessage proxyRequest,
            string destinationPrefix,
            CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.RequestUri = new Uri($"{emulator}{HttpRequestReader.Target(httpContext)}", NoNormalization);
            proxyRequest.Headers.Host = null; // the emulator's own name: moto can read a bucket name from another one
        }
    }
}

using System.Net;

namespace Rehearsal.Cloud;

/// <summary>Asks again when a service falters: the connection breaks, or the answer is a fault of its own (5xx).</summary>
internal sealed class Retrying() : DelegatingHandler(new SocketsHttpHandler())
{
    public const int Attempts = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken); // so that it can be sent again
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.StatusCode < HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.NotImplemented || attempt == Attempts)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                // The connection broke; the next attempt makes a new one.
            }

            await Task.Delay(FirstPause * (1 << attempt), cancellationToken);
        }
    }
}

using System.Net;

namespace Rehearsal.Cloud;

/// <summary>Retries a request when the connection fails or the response is a server error (5xx, except 501).</summary>
internal sealed class RetryHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    public const int Attempts = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken); // the content can then be sent again
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.StatusCode < HttpStatusCode.InternalServerError
                    || response.StatusCode == HttpStatusCode.NotImplemented
                    || attempt == Attempts)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                // The next attempt opens a new connection.
            }

            await Task.Delay(FirstPause * (1 << attempt), cancellationToken);
        }
    }
}

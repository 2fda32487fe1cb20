using System.Collections.Concurrent;
using System.Net;
using System.Xml.Linq;
using IamEngine.Model;
using IamEngine.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>
/// A reverse proxy that enforces policies in front of the emulator, which allows every request. It decides each request with the
/// IAM engine and the policies that are stored in the emulator. It serves S3 and STS over HTTPS and HTTP. It does not verify
/// signatures.
/// </summary>
public sealed class EnforcingGateway : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly GatewayCertificate certificate;
    private readonly RequestForwarder forwarder;
    private readonly ConcurrentQueue<HandledRequest> handled = new();
    private readonly EmulatedCloud cloud;
    private readonly CallerLookup callers;
    private readonly ActionAuthorizer authorizer;

    private EnforcingGateway(EmulatedCloud cloud, Uri emulator, AccountId account)
    {
        this.cloud = cloud;
        callers = new(cloud, Simulated);
        authorizer = new(cloud, account);
        certificate = GatewayCertificate.Make();
        server = Build();
        forwarder = new(server.Services, emulator);
        server.Run(HandleAsync);
    }

    public SimulatedConditions Simulated { get; } = new();

    public Uri Https { get; private set; } = null!;

    public Uri Http { get; private set; } = null!;

    /// <summary>The certificate authority in PEM, which a client must trust to use HTTPS.</summary>
    public string Authority => certificate.Authority;

    /// <summary>Every request so far, in the order of the responses.</summary>
    public IReadOnlyCollection<HandledRequest> HandledRequests => handled;

    public static async Task<EnforcingGateway> StartAsync(
        EmulatedCloud cloud, Uri emulator, AccountId account, CancellationToken cancellation)
    {
        var gateway = new EnforcingGateway(cloud, emulator, account);
        await gateway.server.StartAsync(cancellation);
        var server = gateway.server.Services.GetRequiredService<IServer>();
        var addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToArray();
        gateway.Https = addresses.Single(address => address.Scheme == "https");
        gateway.Http = addresses.Single(address => address.Scheme == "http");
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(timeout.Token);
        await server.DisposeAsync();
        forwarder.Dispose();
        certificate.Dispose();
    }

    // An empty builder: a default one reads settings files and ASPNETCORE_ variables from the user's environment.
    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(certificate.Server);
            });
        });
        builder.Services.AddHttpForwarder();
        return builder.Build();
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context, await HttpRequestReader.ReadAsync(context, Simulated), context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client closed the connection.
        }
        catch (Exception fault)
        {
            // A request that cannot be decided is refused; the walk shows the reason.
            handled.Enqueue(new(context.Request.Method, context.Request.Path, "?", [], $"the gateway failed: {fault.Message}"));
            if (!context.Response.HasStarted)
            {
                await AnswerAsync(context, new(500, "InternalError", $"the gateway failed: {fault.Message}"), s3: true);
            }
        }
    }

    private async Task AnswerAsync(HttpContext context, AwsHttpRequest http, CancellationToken cancellation)
    {
        var signature = Signature.Of(http);
        var isS3 = signature is null or { Service: "s3" };
        switch (await callers.IdentifyAsync(signature, cancellation))
        {
            case CallerIdentity.Unknown:
                await RefuseAsync(context, http, AwsError.UnknownKey(isS3), isS3);
                break;
            case CallerIdentity.WrongToken:
                await RefuseAsync(context, http, AwsError.WrongToken(isS3), isS3);
                break;
            case CallerIdentity.Expired:
                await RefuseAsync(context, http, AwsError.Expired(isS3), isS3);
                break;
            case CallerIdentity.Known caller when signature?.Service == "sts":
                await StsAsync(context, new(http), caller, cancellation);
                break;
            case CallerIdentity.Known caller when isS3:
                await S3Async(context, S3Request.Of(http), caller, cancellation);
                break;
            case CallerIdentity.Known caller:
                await RefuseAsync(
                    context,
                    http,
                    AwsError.NotSupported($"the gateway supports S3 and STS, not {signature!.Service}"),
                    s3: false,
                    caller);
                break;
        }
    }

    private async Task StsAsync(
        HttpContext context, StsRequest request, CallerIdentity.Known caller, CancellationToken cancellation)
    {
        if (request.Action == "GetSessionToken")
        {
            await GetSessionTokenAsync(context, request, caller, cancellation);
            return;
        }

        if (!await AuthorizeAsync(context, request.Http, request.ReadActions(), caller, s3: false, cancellation))
        {
            return;
        }

        var response = await forwarder.ForwardBufferedAsync(context);
        if (request.Action == "AssumeRole" && context.Response.StatusCode == 200)
        {
            using var text = new MemoryStream(response);
            await callers.RecordAsync(request, await XElement.LoadAsync(text, LoadOptions.None, cancellation), cancellation);
        }

        await context.Response.Body.WriteAsync(response, cancellation);
    }

    /// <summary>
    /// No policy applies to this request, not even one with a Deny.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
    /// </summary>
    private async Task GetSessionTokenAsync(
        HttpContext context, StsRequest request, CallerIdentity.Known caller, CancellationToken cancellation)
    {
        if (caller.Caller is not Caller.User || Signature.Of(request.Http)?.SessionToken is not null)
        {
            await RefuseAsync(context, request.Http, AwsError.SessionAsksForSession, s3: false, caller);
        }
        else if (request.Duration is not { } duration)
        {
            await RefuseAsync(context, request.Http, AwsError.DurationOutOfRange, s3: false, caller);
        }
        else
        {
            handled.Enqueue(new(request.Http.Method, request.Http.Path, caller.Caller.Text, [], null));
            context.Response.ContentType = "text/xml";
            var response = callers.AddSession(caller, duration, request.HasMfaCode);
            await context.Response.WriteAsync(response.ToString(SaveOptions.DisableFormatting), cancellation);
        }
    }

    private async Task S3Async(
        HttpContext context, S3Request request, CallerIdentity.Known caller, CancellationToken cancellation)
    {
        if (request.Http.Path.Split('/').Any(part => part is "." or ".."))
        {
            await RefuseAsync(
                context,
                request.Http,
                AwsError.NotSupported("the gateway and the emulator can resolve `.` and `..` in a path differently"),
                s3: true,
                caller);
        }
        else if (request.IsDeleteObjects)
        {
            await context.Response.WriteAsync(
                (await DeleteObjectsAsync(context, request, caller, cancellation)).ToString(SaveOptions.DisableFormatting),
                cancellation);
        }
        else if (await AuthorizeAsync(
            context, request.Http, await WithKmsActionsAsync(request, cancellation), caller, s3: true, cancellation))
        {
            await forwarder.ForwardAsync(context);
        }
    }

    private async Task<RequiredActions> WithKmsActionsAsync(S3Request request, CancellationToken cancellation) =>
        request.ReadActions() is RequiredActions.Known known
        ? new RequiredActions.Known([.. known.Actions, .. await KmsActions.OfAsync(cloud, request, cancellation)])
        : request.ReadActions();

    private async Task<bool> AuthorizeAsync(
        HttpContext context,
        AwsHttpRequest http,
        RequiredActions required,
        CallerIdentity.Known caller,
        bool s3,
        CancellationToken cancellation)
    {
        if (required is not RequiredActions.Known known)
        {
            await RefuseAsync(context, http, AwsError.NotSupported(((RequiredActions.Unknown)required).Reason), s3, caller);
            return false;
        }

        var decisions = await authorizer.DecideAsync(caller, known.Actions, cancellation);
        if (decisions[^1].IsAllowed)
        {
            handled.Enqueue(new(http.Method, http.Path, caller.Caller.Text, decisions, null));
            return true;
        }

        await RefuseAsync(context, http, AwsError.Denied(decisions[^1]), s3, caller, decisions);
        return false;
    }

    /// <summary>
    /// Decides each object separately, as AWS does: deletes the allowed ones and reports the others in the response.
    /// </summary>
    private async Task<XElement> DeleteObjectsAsync(
        HttpContext context, S3Request request, CallerIdentity.Known caller, CancellationToken cancellation)
    {
        var body = Xml.WithoutNamespaces(XElement.Parse(await HttpRequestReader.BodyAsync(context.Request)));
        var result = new XElement("DeleteResult");
        foreach (var item in body.Elements("Object"))
        {
            var (key, version) = (item.Element("Key")!.Value, item.Element("VersionId")?.Value);
            var decision = await authorizer.DecideAsync(caller, request.DeleteObject(key, version), cancellation);
            var error = decision.IsAllowed ? null : AwsError.Denied(decision);
            handled.Enqueue(new("DELETE", $"/{request.Bucket}/{key}", caller.Caller.Text, [decision], error?.Code));
            if (error is null)
            {
                await cloud.S3.DeleteObjectAsync(
                    new() { BucketName = request.Bucket, Key = key, VersionId = version }, cancellation);
            }

            result.Add(error is null
                ? new XElement("Deleted", new XElement("Key", key))
                : new XElement(
                    "Error", new XElement("Key", key), new XElement("Code", error.Code), new XElement("Message", error.Message)));
        }

        context.Response.ContentType = "application/xml";
        return result;
    }

    private async Task RefuseAsync(
        HttpContext context,
        AwsHttpRequest http,
        AwsError error,
        bool s3,
        CallerIdentity.Known? caller = null,
        IReadOnlyList<ActionDecision>? decisions = null)
    {
        handled.Enqueue(new(http.Method, http.Path, caller?.Caller.Text ?? "?", decisions ?? [], error.Code));
        await AnswerAsync(context, error, s3);
    }

    private static async Task AnswerAsync(HttpContext context, AwsError error, bool s3)
    {
        context.Response.StatusCode = error.Status;
        context.Response.ContentType = "application/xml";
        context.Response.Headers["x-amz-request-id"] = context.TraceIdentifier;
        if (context.Request.Method != "HEAD")
        {
            await context.Response.WriteAsync(
                error.ToXml(s3, context.TraceIdentifier).ToString(SaveOptions.DisableFormatting), context.RequestAborted);
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using IamEngine.Model;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>
/// Stands in front of the emulator, which lets everyone do everything, and decides each request by the project's own rules over the
/// documents that the emulator holds. Real clients thereby meet real denials. It speaks HTTPS and plain HTTP, and S3 and STS.
/// Signatures are not checked: neither does the emulator.
/// </summary>
public sealed class EnforcingGateway : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly GatewayCertificate certificate;
    private readonly Forwarding forwarding;
    private readonly ConcurrentQueue<Passage> passages = new();
    private readonly EmulatedCloud cloud;
    private readonly Callers callers;
    private readonly Judge judge;

    private EnforcingGateway(EmulatedCloud cloud, Uri emulator, AccountId account)
    {
        this.cloud = cloud;
        callers = new(cloud, Situation);
        judge = new(cloud, account);
        certificate = GatewayCertificate.Make();
        server = Build();
        forwarding = new(server.Services, emulator);
        server.Run(HandleAsync);
    }

    public Situation Situation { get; } = new();

    public Uri Https { get; private set; } = null!;

    public Uri Http { get; private set; } = null!;

    /// <summary>In PEM: what a client must trust to speak HTTPS with the gateway.</summary>
    public string Authority => certificate.Authority;

    /// <summary>Every request so far, in the order in which they were answered.</summary>
    public IReadOnlyCollection<Passage> Passages => passages;

    public static async Task<EnforcingGateway> StartAsync(EmulatedCloud cloud, Uri emulator, AccountId account, CancellationToken cancellation)
    {
        var gateway = new EnforcingGateway(cloud, emulator, account);
        await gateway.server.StartAsync(cancellation);
        var addresses = gateway.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToArray();
        gateway.Https = addresses.Single(address => address.Scheme == "https");
        gateway.Http = addresses.Single(address => address.Scheme == "http");
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(patience.Token);
        await server.DisposeAsync();
        forwarding.Dispose();
        certificate.Dispose();
    }

    // Empty on purpose: a builder with defaults reads settings files and ASPNETCORE_ variables of whoever runs it.
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
            await AnswerAsync(context, await HttpReading.ReadAsync(context, Situation), context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone away.
        }
        catch (Exception fault)
        {
            // What cannot be judged is refused; the walk then shows why.
            passages.Enqueue(new(context.Request.Method, context.Request.Path, "?", [], $"the gateway failed: {fault.Message}"));
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
            case Identified.Unknown:
                await RefuseAsync(context, http, AwsError.UnknownKey(isS3), isS3);
                break;
            case Identified.WrongToken:
                await RefuseAsync(context, http, AwsError.WrongToken(isS3), isS3);
                break;
            case Identified.Expired:
                await RefuseAsync(context, http, AwsError.Expired(isS3), isS3);
                break;
            case Identified.Known caller when signature?.Service == "sts":
                await StsAsync(context, new(http), caller, cancellation);
                break;
            case Identified.Known caller when isS3:
                await S3Async(context, S3Request.Of(http), caller, cancellation);
                break;
            case Identified.Known caller:
                await RefuseAsync(
                    context, http, AwsError.NotJudged($"the gateway judges S3 and STS, not {signature!.Service}"), s3: false, caller);
                break;
        }
    }

    private async Task StsAsync(HttpContext context, StsRequest request, Identified.Known caller, CancellationToken cancellation)
    {
        if (!await PassesAsync(context, request.Http, request.Read(), caller, s3: false, cancellation))
        {
            return;
        }

        var answer = await forwarding.BufferedAsync(context);
        if (request.Action == "AssumeRole" && context.Response.StatusCode == 200)
        {
            using var text = new MemoryStream(answer);
            await callers.RememberAsync(request, await XElement.LoadAsync(text, LoadOptions.None, cancellation), cancellation);
        }

        await context.Response.Body.WriteAsync(answer, cancellation);
    }

    private async Task S3Async(HttpContext context, S3Request request, Identified.Known caller, CancellationToken cancellation)
    {
        if (request.Http.Path.Split('/').Any(part => part is "." or ".."))
        {
            await RefuseAsync(
                context,
                request.Http,
                AwsError.NotJudged("`.` and `..` in a path mean one thing here and another there"),
                s3: true,
                caller);
        }
        else if (request.IsDeleteMany)
        {
            await context.Response.WriteAsync(
                (await DeleteManyAsync(context, request, caller, cancellation)).ToString(SaveOptions.DisableFormatting), cancellation);
        }
        else if (await PassesAsync(context, request.Http, await WithKeyUseAsync(request, cancellation), caller, s3: true, cancellation))
        {
            await forwarding.StreamedAsync(context);
        }
    }

    private async Task<RequestReading> WithKeyUseAsync(S3Request request, CancellationToken cancellation) =>
        request.Read() is RequestReading.Read read
        ? new RequestReading.Read([.. read.Asks, .. await KeyUse.OfAsync(cloud, request, cancellation)])
        : request.Read();

    private async Task<bool> PassesAsync(
        HttpContext context, AwsHttpRequest http, RequestReading reading, Identified.Known caller, bool s3, CancellationToken cancellation)
    {
        if (reading is not RequestReading.Read read)
        {
            await RefuseAsync(context, http, AwsError.NotJudged(((RequestReading.Unknown)reading).Why), s3, caller);
            return false;
        }

        var judgements = await judge.DecideAsync(caller, read.Asks, cancellation);
        if (judgements[^1].IsAllowed)
        {
            passages.Enqueue(new(http.Method, http.Path, caller.Caller.Text, judgements, null));
            return true;
        }

        await RefuseAsync(context, http, AwsError.Denied(judgements[^1]), s3, caller, judgements);
        return false;
    }

    /// <summary>Each object is judged by itself, as AWS does: those that may go do, and the others are named in the answer.</summary>
    private async Task<XElement> DeleteManyAsync(HttpContext context, S3Request request, Identified.Known caller, CancellationToken cancellation)
    {
        var body = Xml.Plain(XElement.Parse(await HttpReading.BodyAsync(context.Request)));
        var result = new XElement("DeleteResult");
        foreach (var item in body.Elements("Object"))
        {
            var (key, version) = (item.Element("Key")!.Value, item.Element("VersionId")?.Value);
            var judgement = await judge.DecideAsync(caller, request.DeleteOne(key, version), cancellation);
            var error = judgement.IsAllowed ? null : AwsError.Denied(judgement);
            passages.Enqueue(new("DELETE", $"/{request.Bucket}/{key}", caller.Caller.Text, [judgement], error?.Code));
            if (error is null)
            {
                await cloud.S3.DeleteObjectAsync(new() { BucketName = request.Bucket, Key = key, VersionId = version }, cancellation);
            }

            result.Add(error is null
                ? new XElement("Deleted", new XElement("Key", key))
                : new XElement("Error", new XElement("Key", key), new XElement("Code", error.Code), new XElement("Message", error.Message)));
        }

        context.Response.ContentType = "application/xml";
        return result;
    }

    private async Task RefuseAsync(
        HttpContext context,
        AwsHttpRequest http,
        AwsError error,
        bool s3,
        Identified.Known? caller = null,
        IReadOnlyList<Judgement>? judgements = null)
    {
        passages.Enqueue(new(http.Method, http.Path, caller?.Caller.Text ?? "?", judgements ?? [], error.Code));
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

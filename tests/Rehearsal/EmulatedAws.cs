using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using IamEngine.Model;
using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Emulation;
using Rehearsal.Gateway;
using Rehearsal.Machine;

namespace Tests.Rehearsal;

/// <summary>
/// An emulator behind a gateway, with a bucket that requires TLS, a user without a policy, and a role that trusts the user and
/// can write <c>checkpoints/</c>. It does not start on a machine without moto.
/// </summary>
public sealed class EmulatedAws : IAsyncLifetime
{
    /// <summary>The collection of the classes that share one: to start an emulator takes 2 to 3 s of processor time.</summary>
    public const string Shared = "Emulated AWS";

    public const string Bucket = "example-state";

    public const string Role = "arn:aws:iam::123456789012:role/upload";

    private WorkDirectory? workDirectory;
    private Emulator? emulator;
    private HttpClient? client;

    public EmulatedCloud Cloud { get; private set; } = null!;

    public EnforcingGateway Gateway { get; private set; } = null!;

    public string AccessKey { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Programs.Find("moto_server") is not { } moto)
        {
            return;
        }

        workDirectory = WorkDirectory.Open();
        emulator = await Emulator.StartAsync(workDirectory, new EmulatorSource.OnPath(moto), default);
        Cloud = new(emulator.Endpoint, "us-east-1");
        Gateway = await EnforcingGateway.StartAsync(Cloud, emulator.Endpoint, AccountId.Of("123456789012"), default);
        client = Trusting(Gateway.Authority);
        await CreateResourcesAsync();
    }

    public async Task DisposeAsync()
    {
        client?.Dispose();
        if (emulator is not null)
        {
            await Gateway.DisposeAsync();
            Cloud.Dispose();
            await emulator.DisposeAsync();
            await workDirectory!.DisposeAsync();
        }
    }

    /// <summary>Sends a request with an access key. The gateway does not verify the signature.</summary>
    public async Task<(int Status, string Body)> SendAsync(
        string line,
        string? accessKey,
        string? token = null,
        string? body = null,
        string service = "s3",
        bool https = true,
        params (string Name, string Value)[] headers)
    {
        var (method, target) = line.Split(' ', 2) is [var first, var second] ? (first, second) : throw new FormatException(line);
        var server = (https ? Gateway.Https : Gateway.Http).ToString().TrimEnd('/');
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            new Uri(server + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (accessKey is not null)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential={accessKey}/20260102/us-east-1/{service}/aws4_request, "
                    + "SignedHeaders=host, Signature=0");
        }

        if (token is not null)
        {
            request.Headers.Add("X-Amz-Security-Token", token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = service == "sts"
                ? new MediaTypeHeaderValue("application/x-www-form-urlencoded")
                : new MediaTypeHeaderValue("text/plain");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client!.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Assumes the role as the user.</summary>
    public Task<(string AccessKey, string Token)> AssumeAsync() =>
        SessionAsync(AccessKey, $"Action=AssumeRole&Version=2011-06-15&RoleArn={Uri.EscapeDataString(Role)}&RoleSessionName=me");

    /// <summary>The session in a response of STS.</summary>
    public async Task<(string AccessKey, string Token)> SessionAsync(string accessKey, string call)
    {
        var (status, body) = await SendAsync("POST /", accessKey, service: "sts", body: call);
        Assert.True(status == 200, $"{status}: {body}");
        var answer = System.Xml.Linq.XElement.Parse(body)
            .Descendants()
            .ToLookup(element => element.Name.LocalName, element => element.Value);
        return (answer["AccessKeyId"].First(), answer["SessionToken"].First());
    }

    // Trusts the gateway's certificate authority only.
    private static HttpClient Trusting(string authority) => new(new HttpClientHandler
    {
        UseProxy = false,
        ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.ImportFromPem(authority);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return chain.Build(certificate!) && certificate!.MatchesHostname("127.0.0.1");
        },
    });

    private async Task CreateResourcesAsync()
    {
        const string Trust = """
            {"Version":"2012-10-17","Statement":[{"Sid":"TheUser","Effect":"Allow",
            "Principal":{"AWS":"arn:aws:iam::123456789012:user/uploader"},"Action":"sts:AssumeRole"}]}
            """;
        const string Permission = $$"""
            {"Version":"2012-10-17","Statement":[{"Sid":"Write","Effect":"Allow",
            "Action":["s3:PutObject","s3:GetObject","s3:DeleteObject"],"Resource":"arn:aws:s3:::{{Bucket}}/checkpoints/*"}]}
            """;
        const string BucketPolicy = $$$$"""
            {"Version":"2012-10-17","Statement":[{"Sid":"OnlyTls","Effect":"Deny","Principal":"*","Action":"s3:*",
            "Resource":["arn:aws:s3:::{{{{Bucket}}}}","arn:aws:s3:::{{{{Bucket}}}}/*"],
            "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
            """;
        await Cloud.IamAsync("CreateUser", default, ("UserName", "uploader"));
        AccessKey = (await Cloud.IamAsync("CreateAccessKey", default, ("UserName", "uploader"))).Text("AccessKeyId")!;
        await Cloud.IamAsync("CreateRole", default, ("RoleName", "upload"), ("AssumeRolePolicyDocument", Trust));
        await Cloud.IamAsync(
            "PutRolePolicy", default, ("RoleName", "upload"), ("PolicyName", "write"), ("PolicyDocument", Permission));
        await Cloud.S3.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = Bucket });
        await Cloud.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = MotoBucketPolicy.ForEmulator(BucketPolicy) });
    }
}

[CollectionDefinition(EmulatedAws.Shared)]
public sealed class EmulatedAwsCollection : ICollectionFixture<EmulatedAws>;

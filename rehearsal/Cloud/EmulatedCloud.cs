using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.EC2;
using Amazon.Runtime;
using Amazon.S3;

namespace Rehearsal.Cloud;

/// <summary>
/// Clients of the emulator's APIs: the AWS SDK for EC2 and S3, and AWS's Query and JSON protocols for the other services. Calls
/// go to the emulator directly, not through the gateway, so no policy applies to them.
/// </summary>
public sealed class EmulatedCloud : IDisposable
{
    private const string AccessKey = "rehearsal";

    private readonly HttpClient http;
    private readonly Uri endpoint;

    /// <param name="endpoint">The emulator's address.</param>
    /// <param name="region">The Region of every call.</param>
    public EmulatedCloud(Uri endpoint, string region)
    {
        (this.endpoint, Region) = (endpoint, region);
        http = new(new RetryHandler()) { Timeout = TimeSpan.FromSeconds(60) };
        var credentials = new BasicAWSCredentials(AccessKey, AccessKey);
        Ec2 = new(
            credentials,
            new AmazonEC2Config
            {
                ServiceURL = endpoint.ToString(),
                AuthenticationRegion = region,
                MaxErrorRetry = RetryHandler.Attempts - 1,
            });
        S3 = new(
            credentials,
            new AmazonS3Config
            {
                ServiceURL = endpoint.ToString(),
                AuthenticationRegion = region,
                ForcePathStyle = true,
                MaxErrorRetry = RetryHandler.Attempts - 1,
            });
    }

    public string Region { get; }

    public AmazonEC2Client Ec2 { get; }

    public AmazonS3Client S3 { get; }

    /// <summary>Calls IAM. The elements of the response have no XML namespace.</summary>
    /// <exception cref="CloudException">The service returned an error.</exception>
    public Task<XElement> IamAsync(
        string action, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> parameters) =>
        QueryAsync("iam", action, "2010-05-08", parameters, cancellation);

    /// <summary>Calls STS. The elements of the response have no XML namespace.</summary>
    /// <exception cref="CloudException">The service returned an error.</exception>
    public Task<XElement> StsAsync(
        string action, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> parameters) =>
        QueryAsync("sts", action, "2011-06-15", parameters, cancellation);

    public Task<JsonObject> KmsAsync(string action, JsonObject request, CancellationToken cancellation) =>
        JsonAsync("kms", $"TrentService.{action}", request, cancellation);

    public Task<JsonObject> LogsAsync(string action, JsonObject request, CancellationToken cancellation) =>
        JsonAsync("logs", $"Logs_20140328.{action}", request, cancellation);

    public Task<JsonObject> SsmAsync(string action, JsonObject request, CancellationToken cancellation) =>
        JsonAsync("ssm", $"AmazonSSM.{action}", request, cancellation);

    public Task<JsonObject> SecretsAsync(string action, JsonObject request, CancellationToken cancellation) =>
        JsonAsync("secretsmanager", $"secretsmanager.{action}", request, cancellation);

    public Task<JsonObject> EmrAsync(string action, JsonObject request, CancellationToken cancellation) =>
        JsonAsync("elasticmapreduce", $"ElasticMapReduce.{action}", request, cancellation);

    public void Dispose()
    {
        http.Dispose();
        Ec2.Dispose();
        S3.Dispose();
    }

    private async Task<XElement> QueryAsync(
        string service,
        string action,
        string version,
        IEnumerable<(string Name, string Value)> parameters,
        CancellationToken cancellation)
    {
        var form = parameters.Prepend(("Version", version)).Prepend(("Action", action)).Select(
            parameter => KeyValuePair.Create(parameter.Item1, parameter.Item2));
        using var request = Signed(service, new FormUrlEncodedContent(form));
        using var response = await http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw ErrorOf(
                $"{service}:{action}",
                text,
                xml => (xml.Descendants("Code").FirstOrDefault()?.Value, xml.Descendants("Message").FirstOrDefault()?.Value));
        }

        return Xml.WithoutNamespaces(XElement.Parse(text));
    }

    private async Task<JsonObject> JsonAsync(string service, string target, JsonObject body, CancellationToken cancellation)
    {
        using var request = Signed(service, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1"));
        request.Headers.Add("X-Amz-Target", target);
        using var response = await http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (!response.IsSuccessStatusCode)
        {
            var error = TryParse(text);
            throw new CloudException(
                target,
                error?["__type"]?.ToString().Split('#')[^1] ?? $"{(int)response.StatusCode}",
                error?["message"]?.ToString() ?? error?["Message"]?.ToString() ?? text);
        }

        return TryParse(text) ?? [];
    }

    // The emulator reads only the service and the Region from the signature.
    private HttpRequestMessage Signed(string service, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={AccessKey}/{DateTime.UtcNow:yyyyMMdd}/{Region}/{service}/aws4_request, "
                + $"SignedHeaders=host, Signature={new string('0', 64)}");
        return request;
    }

    private static JsonObject? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static CloudException ErrorOf(string action, string text, Func<XElement, (string? Code, string? Message)> read)
    {
        try
        {
            var (code, message) = read(Xml.WithoutNamespaces(XElement.Parse(text)));
            return new(action, code ?? "?", message ?? text);
        }
        catch (System.Xml.XmlException)
        {
            return new(action, "?", text);
        }
    }
}
